/** The desk from the command line: the licence of the open data. */
import { z } from 'zod'
import { type CliCommand, command } from '#platform/feature.ts'
import { text } from '#platform/http/inputs.ts'
import { setLicence } from './commands/set-licence.ts'

const licence = command({
  name: 'open-data licence',
  help: 'Says under which licence the open data is given away, as its owner decided',
  arguments: ['NAME'],
  options: { url: { type: 'string', value: 'URL', help: 'Where its text is' } },
  input: z.strictObject({
    name: text({ max: 200 }),
    url: z
      .url({ protocol: /^https$/u })
      .max(500)
      .optional(),
  }),
  run: async (ctx, { name, url = null }, terminal) => {
    await setLicence(ctx, { name, url })
    terminal.line(`Licence of the open data: ${name}`)
    return { name, url }
  },
})

export const deskCommands: readonly CliCommand[] = [licence]
