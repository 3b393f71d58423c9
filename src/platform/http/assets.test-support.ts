/** Assets for tests of routes that look at none. */
import type { Assets } from './assets.ts'

export const noAssets: Assets = {
  css: '/assets/ui.css',
  fonts: [],
  icon: undefined,
  island: (name) => `/assets/${name}.js`,
  file: () => undefined,
}
