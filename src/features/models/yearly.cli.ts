/** The yearly look at models and their going on into the next year, from the command line. */
import { z } from 'zod'
import { findUnitByCode } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { type CliCommand, command } from '#platform/feature.ts'
import { integer } from '#platform/http/inputs.ts'
import { parse } from '#platform/http/issues.ts'
import { notFound } from '#platform/problem.ts'
import { carryOver, mostAtOnce } from './commands/carry-over.ts'
import { checkModel } from './commands/check-model.ts'
import { checkBody, modelPath } from './model.schemas.ts'
import { carriable } from './queries/carriable.ts'

const flag = z.string().optional()

async function unitOf(ctx: Ctx, { unit, code }: { unit?: string | undefined; code?: string | undefined }) {
  if (unit !== undefined) return parse(integer({ min: 1 }), unit)
  const found = code === undefined ? undefined : await findUnitByCode(ctx, { code, date: ctx.clock.today() })
  if (!found) throw notFound({ vi: 'đơn vị này', en: 'this unit' })
  return found.id
}

const carry = command({
  name: 'models carry-over',
  help: 'Carries the models of a unit and a year over into the next year, as drafts; again it adds what is missing',
  arguments: [],
  options: {
    unit: { type: 'string', value: 'ID', help: "The unit's id, with all that counts for it today" },
    code: { type: 'string', value: 'CODE', help: 'or its official code of today' },
    from: { type: 'string', value: 'YEAR', help: 'Whose models; last year unless told' },
  },
  input: z.strictObject({ unit: flag, code: flag, from: flag }),
  run: async (ctx, input, terminal) => {
    const unitId = await unitOf(ctx, input)
    const from = input.from === undefined ? undefined : parse(integer({ min: 1900, max: 2199 }), input.from)
    const carried: { from: string; id: string }[] = []
    const kept: { id: string; code: string }[] = []
    let after: string | undefined
    for (;;) {
      const found = await carriable(ctx, { unitId, from, after, limit: mostAtOnce })
      const done = await carryOver(
        ctx,
        found.items.map(({ id }) => id),
      )
      carried.push(...done.carried)
      for (const { id, code, words } of done.kept) {
        kept.push({ id, code })
        terminal.line(`${id}  ${words.en}`)
      }
      terminal.progress('Carrying over', found.carried + done.carried.length, found.all)
      if (found.next === null) break
      after = found.next
    }
    terminal.line(`${carried.length} models carried over, ${kept.length} left.`)
    return { carried, kept }
  },
})

const check = command({
  name: 'models recheck',
  help: 'Records what a look at a model found in a year: active, degraded or stopped',
  arguments: ['ID'],
  options: {
    finding: { type: 'string', value: 'WORD', help: 'active, degraded, stopped' },
    year: { type: 'string', value: 'YEAR', help: 'This year unless told' },
    note: { type: 'string', value: 'TEXT', help: 'Needed unless it is active' },
    on: { type: 'string', value: 'DATE', help: 'The day somebody looked; today unless told' },
    corrects: { type: 'string', value: 'CHECK', help: "The id of that year's result, to put it right" },
  },
  input: z.strictObject({
    id: z.string(),
    finding: flag,
    year: flag,
    note: flag,
    on: flag,
    corrects: flag,
  }),
  run: async (ctx, { id, year = ctx.clock.today().slice(0, 4), ...rest }, terminal) => {
    const body = parse(checkBody, { ...rest, year })
    const model = await checkModel(ctx, { ...body, ...parse(modelPath, { id }) })
    terminal.line(`${model.id}  ${model.status}  ${model.title}`)
    return { id: model.id, status: model.status, checkedYear: model.checkedYear }
  },
})

export const yearlyCommands: readonly CliCommand[] = [carry, check]
