/** Writes `docs/configuration.md` from the variables themselves, so that the page can't fall behind. */
import { z } from 'zod'
import { variables } from '../config.ts'

const propertySchema = z.object({
  description: z.string(),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
})
type Property = z.infer<typeof propertySchema>

const range = (from: number | undefined, to: number | undefined) =>
  from === undefined ? `at most ${to}` : to === undefined ? `at least ${from}` : `${from} to ${to}`

function values({ enum: choices, minimum, maximum, minLength = 1, maxLength }: Property): string {
  if (choices) return choices.map((choice) => `\`${choice}\``).join(', ')
  if (minimum !== undefined || maximum !== undefined) return range(minimum, maximum)
  if (minLength > 1 || maxLength !== undefined) return `${range(minLength, maxLength)} characters`
  return ''
}

const defaults: Readonly<Record<string, string | number | boolean | undefined>> = variables.parse({})

function standard(name: string): string {
  const value = defaults[name]
  if (value === undefined) return ''
  return `\`${typeof value === 'boolean' ? Number(value) : value}\``
}

/** The whole page, in Markdown. */
export function configurationPage(): string {
  const { properties = {} } = z.toJSONSchema(variables, { io: 'input' })
  const rows = Object.entries(properties).map(([name, schema]) => {
    const property = propertySchema.parse(schema)
    return `| \`${name}\` | ${standard(name)} | ${values(property)} | ${property.description} |`
  })
  return `# Configuration

Everything is set in the environment and read once at start. A wrong value is one line that names the variable,
and the program does not start. An empty variable counts as unset. \`bin/dongthuan doctor\` says whether what is
set also works.

This page is written from \`src/platform/config.ts\`; after a change there run \`npm run docs\`.

| variable | without it | values | meaning |
|---|---|---|---|
${rows.join('\n')}

How to run an installation for real: [operations.md](operations.md).
`
}
