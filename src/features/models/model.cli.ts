/** Models from the command line: the commands of the forms, for imports and scripts, and the proof of the counters. */
import { z } from 'zod'
import { transact } from '#platform/db/transact.ts'
import { type CliCommand, command } from '#platform/feature.ts'
import { parse } from '#platform/http/issues.ts'
import { Problem } from '#platform/problem.ts'
import { rebuildTally } from './commands/rebuild-tally.ts'
import { registerModel } from './commands/register-model.ts'
import { submitModel } from './commands/submit-model.ts'
import { fields, levels, ownerBlocks } from './model.rules.ts'
import { registerModelInput } from './model.schemas.ts'
import { checkTally } from './queries/check-tally.ts'

const flag = z.string().optional()

const register = command({
  name: 'models register',
  help: 'Registers models as drafts: one from the flags, or one or many from a JSON file: all or none',
  arguments: [],
  options: {
    file: {
      type: 'string',
      value: 'FILE',
      help: 'JSON: an object with the fields of the API, or a list of them',
    },
    unit: { type: 'string', value: 'ID', help: "The unit's id" },
    code: { type: 'string', value: 'CODE', help: 'or the official code it had on the day of registration' },
    title: { type: 'string', value: 'TEXT', help: 'What it is called' },
    field: {
      type: 'string',
      value: 'FIELD',
      help: fields.join(', '),
    },
    level: { type: 'string', value: 'LEVEL', help: `${levels.join(', ')}; district until 2025-06-30` },
    block: { type: 'string', value: 'BLOCK', help: ownerBlocks.join(', ') },
    on: { type: 'string', value: 'DATE', help: 'Day of registration, YYYY-MM-DD; today unless told' },
    precision: { type: 'string', value: 'WORD', help: 'How exactly that is known: day, month, year' },
    submit: { type: 'boolean', help: 'Hand them to review at once' },
    another: { type: 'string', value: 'WHY', help: 'With --submit: why they are not those like them' },
  },
  input: z.strictObject({
    file: flag,
    unit: flag,
    code: flag,
    title: flag,
    field: flag,
    level: flag,
    block: flag,
    on: flag,
    precision: flag,
    submit: z.boolean().default(false),
    another: flag,
  }),
  run: async (ctx, input, terminal) => {
    const { file, unit, code, title, field, level, block, on, precision } = input
    const given =
      file === undefined
        ? [
            {
              unitId: unit,
              unitCode: code,
              title,
              field,
              level,
              ownerBlock: block,
              registeredOn: on,
              registeredPrecision: precision,
            },
          ]
        : listed(readJson(await terminal.read(file)))
    const inputs = given.map((one) => parse(registerModelInput, one))
    const made = await transact(ctx, async (inside) => {
      const models: { id: string; title: string; state: string }[] = []
      for (const one of inputs) {
        const draft = await registerModel(inside, one)
        const model = input.submit
          ? await submitModel(inside, { id: draft.id, another: input.another })
          : draft
        models.push({ id: model.id, title: model.title, state: model.state })
      }
      return models
    })
    for (const { id, state, title } of made) terminal.line(`${id}  ${state}  ${title}`)
    return { models: made }
  },
})

function listed(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown
  } catch {
    throw new Problem('body.not-json', 400, {
      vi: 'Tệp không phải JSON hợp lệ.',
      en: 'The file is not valid JSON.',
    })
  }
}

const check = command({
  name: 'models check',
  help: 'Proves that the counters say what the records say; with --repair counts the records again',
  arguments: [],
  options: { repair: { type: 'boolean', help: 'Count again where they differ' } },
  input: z.strictObject({ repair: z.boolean().default(false) }),
  run: async (ctx, input, terminal) => {
    const wrong = await checkTally(ctx)
    if (wrong.length === 0) {
      terminal.line('Every counter equals its records.')
      return { ok: true, repaired: false, mismatches: [] }
    }
    if (!input.repair)
      throw new Problem(
        'models.counters-differ',
        409,
        {
          vi: `${wrong.length} bộ đếm không khớp hồ sơ. Chạy lại với --repair để đếm lại.`,
          en: `${wrong.length} counters differ from the records. Run again with --repair to count anew.`,
        },
        { details: { mismatches: wrong } },
      )
    await rebuildTally(ctx)
    terminal.line(`Counted anew; ${wrong.length} counters had differed.`)
    return { ok: true, repaired: true, mismatches: wrong }
  },
})

export const modelCommands: readonly CliCommand[] = [register, check]
