/** Turns a page into the text of an HTML document. */
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** The page (a `Layout`) as HTML with its doctype. */
export function renderDocument(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}
