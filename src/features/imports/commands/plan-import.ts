/** Takes what the officer decided about the columns, and has every row checked by it. */
import { type Ctx, transact } from '#platform/db/transact.ts'
import { type FieldError, invalid } from '#platform/problem.ts'
import { takesSeveral, type Target } from '../columns.rules.ts'
import type { Plan } from '../import.rules.ts'
import { type SheetImport, updateImport } from '../imports.store.ts'
import type { PlanBody } from '../imports.schemas.ts'
import { neededForAll, noSource, noTitleColumn, twice } from '../problems.rules.ts'
import { resetRows } from '../rows.store.ts'
import { readPeriod } from '../days.rules.ts'
import { targetName } from '../messages.ts'
import { lockOwn } from './lock-own.ts'
import { importer } from './receive-list.ts'

/** The columns of which one must be there, or else a word that holds for all rows. */
const needed = [
  ['unit', ['unit', 'village', 'commune', 'district', 'province']],
  ['registered', ['registered', 'year']],
  ['field', ['field']],
  ['level', ['level']],
  ['ownerBlock', ['ownerBlock']],
] as const satisfies readonly (readonly [Target & keyof Plan['defaults'], readonly Target[]])[]

function planErrors(plan: Plan, known: ReadonlySet<number>): FieldError[] {
  const found: FieldError[] = []
  const chosen = plan.columns.map(({ target }) => target)
  if (!chosen.includes('title')) found.push(noTitleColumn())
  for (const [field, columns] of needed)
    if (!columns.some((target) => chosen.includes(target)) && (plan.defaults[field] ?? '') === '')
      found.push(neededForAll(field, { vi: targetName(field, 'vi'), en: targetName(field, 'en') }))
  const doubled = new Set<Target>(
    chosen.filter((target, i) => chosen.indexOf(target) !== i && !takesSeveral(target)),
  )
  for (const target of doubled)
    found.push(twice(target, { vi: targetName(target, 'vi'), en: targetName(target, 'en') }))
  if (plan.columns.some(({ column }) => !known.has(column)))
    found.push({
      field: 'columns',
      code: 'no_column',
      message: { vi: 'Bảng không có cột này.', en: 'The list has no such column.' },
    })
  if (plan.defaults.registered !== '' && !readPeriod(plan.defaults.registered))
    found.push({
      field: 'registered',
      code: 'day',
      message: {
        vi: `${targetName('registered', 'vi')}: xin ghi như 21/11/2024, tháng 11/2024 hoặc 2024.`,
        en: `${targetName('registered', 'en')}: please write it like 21/11/2024, 11/2024 or 2024.`,
      },
    })
  if (plan.enterAs === 'published' && plan.source === '') found.push(noSource())
  return found
}

/**
 * The import begins to be checked. Throws Problems not-found, `import.wrong-moment`, and `invalid` where no column holds
 * the name or something else that every row needs, two hold what is said once, or published models have no source.
 */
export async function planImport(ctx: Ctx, { id, ...body }: PlanBody & { id: string }): Promise<SheetImport> {
  importer(ctx)
  const { columns, moneyUnit, enterAs, source, takeSimilar, ...defaults } = body
  const plan: Plan = { columns, defaults, moneyUnit, enterAs, source, takeSimilar }
  return transact(ctx, async (inside) => {
    const one = await lockOwn(inside, id, 'plan')
    const errors = planErrors(plan, new Set(one.columns.map(({ column }) => column)))
    if (errors.length > 0) throw invalid(errors)
    const at = inside.clock.now()
    await updateImport(inside.db, one.id, { at, state: 'checking', plan })
    await resetRows(inside.db, one.id, one.header.bottom)
    return { ...one, updatedAt: at, state: 'checking', plan, problem: null }
  })
}
