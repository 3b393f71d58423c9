/** What the columns of a list seem to hold, for the officer to look over: from headings, titles and grants. */
import { permissions, unitPlace } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { foldedKey } from '#platform/i18n/vietnamese.rules.ts'
import { guessColumns, type Target } from '../columns.rules.ts'
import { cellText } from '../header.rules.ts'
import type { Plan } from '../import.rules.ts'
import type { SheetImport } from '../imports.store.ts'
import { guessMoneyUnit } from '../money.rules.ts'
import { listFirstRows } from '../rows.store.ts'

/** The lines above the headings, as text. */
async function titles(ctx: Ctx, one: SheetImport): Promise<string[]> {
  const rows = await listFirstRows(ctx.db, one.id, 60)
  return rows
    .filter(({ number }) => number < one.header.top)
    .flatMap(({ cells }) => cells.map(cellText))
    .filter((text) => text !== '')
}

/** The only unit that the officer registers for; undefined where there are several. */
async function onlyUnit(ctx: Ctx): Promise<string | undefined> {
  const own = ctx.actor.grants.filter(({ permission }) => permission === permissions.register)
  const [unit, ...others] = new Set(own.map(({ unitId }) => unitId))
  if (unit === undefined || others.length > 0) return undefined
  return (await unitPlace(ctx, unit, ctx.clock.today())).place
}

/** What was decided before, or else a guess. */
export async function proposePlan(ctx: Ctx, one: SheetImport): Promise<Plan> {
  if (one.plan) return one.plan
  const guessed = guessColumns(one.columns)
  const has = (...targets: Target[]) => targets.some((target) => [...guessed.values()].includes(target))
  const above = await titles(ctx, one)
  const year = above.flatMap((text) => /\bnam (20\d{2})\b/u.exec(foldedKey(text))?.[1] ?? [])[0]
  return {
    columns: [...guessed].map(([column, target]) => ({ column, target })),
    defaults: {
      unit: has('unit', 'commune') ? '' : ((await onlyUnit(ctx)) ?? ''),
      registered: has('registered', 'year') ? '' : (year ?? ''),
      field: null,
      level: null,
      ownerBlock: null,
    },
    moneyUnit: guessMoneyUnit([...above, ...one.columns.map(({ heading }) => heading)]),
    enterAs: 'draft',
    source: '',
    takeSimilar: false,
  }
}
