/**
 * Where another feature adds to lists of models what officers need there: something above a list, and a form around
 * its table that does one thing to several. It hands them in, from its manifest, when the program starts.
 */
import type { VNode } from 'preact'
import type { Ctx } from '#platform/db/transact.ts'
import type { View } from '#platform/http/route.ts'
import type { State } from './model.rules.ts'

export interface ListTools {
  /** Above the list of `/models`, for officers. `query` is what the list was asked for, without its page. */
  above(ask: { readonly ctx: Ctx; readonly view: View; readonly query: string }): Promise<VNode | null>
  /**
   * The table in a form; its rows have boxes named `ids[]`, and `states` are those of the models in it. `id` tells
   * several forms of one page apart.
   */
  around(
    ask: { readonly view: View; readonly id: string; readonly states: readonly State[] },
    table: VNode,
  ): VNode
  /** What the island's keys do; once on such a page, hidden until the island shows it. */
  keys(view: View): VNode
  /** The island that pages with these lists load. */
  readonly island: string
}

const handedIn: ListTools[] = []

/** At most one; handing in another replaces it. */
export function registerListTools(tools: ListTools): void {
  handedIn.splice(0, 1, tools)
}

export function listTools(): ListTools | undefined {
  return handedIn[0]
}
