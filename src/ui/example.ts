/** A rendered state of a component: documentation on the page `/ui` and fixture of its test. */
import type { JSX } from 'preact'

export type Example = {
  name: string
  description?: { vi: string; en: string } | undefined
  /** Give every control and region in it an id or label no other example has: all are shown on one page. */
  render: () => JSX.Element
}
