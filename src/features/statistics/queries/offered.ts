/** What the form of statistics offers to choose from, and what conditions are called. */
import { type Label, listLabels, listTypes } from '#features/catalogue/contract.ts'
import { listModelYears } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import type { Words } from '#platform/problem.ts'

export interface Offered {
  readonly years: readonly number[]
  readonly types: readonly { readonly id: number; readonly name: Words }[]
  readonly labels: readonly Label[]
  /** By `type 3` or `theme 7`, as tables name them. */
  readonly names: ReadonlyMap<string, Words>
}

/** Types and labels of the country, of the unit and of those above it; of all where the unit is the nation. */
export async function offeredTo(ctx: Ctx, unitId: number | undefined): Promise<Offered> {
  const types = await listTypes(ctx, { unitId })
  const labels = await listLabels(ctx, { unitId })
  return {
    years: await listModelYears(ctx),
    types,
    labels,
    names: new Map([
      ...types.map(({ id, name }) => [`type ${id}`, name] as const),
      ...labels.map(({ id, kind, name }) => [`${kind} ${id}`, name] as const),
    ]),
  }
}
