/** The commands of units as the terminal runs them. */
import { expect, test } from 'vitest'
import type { CliCommand, Terminal } from '#platform/feature.ts'
import { Problem } from '#platform/problem.ts'
import { useDatabase } from '#test/harness/database.ts'
import { unitsCommands } from './units.cli.ts'

const database = useDatabase('units')

/** Runs a command by its words; `content` is what the named file holds. */
async function run(name: string, input: unknown, content = '') {
  const lines: string[] = []
  const terminal: Terminal = {
    json: false,
    line: (text) => lines.push(text),
    progress: () => {},
    read: () => Promise.resolve(Buffer.from(content)),
  }
  const found: CliCommand | undefined = unitsCommands.find((command) => command.name === name)
  if (!found) throw new Error(`no command ${name}`)
  const answer = await found.run(database.ctx(), found.input.parse(input) as never, terminal)
  return { answer, text: lines.join('\n') }
}

test('units report prints the stored report with counts and examples', async () => {
  const { text } = await run('units report', { id: '1' })
  expect(text).toContain('Import 1: address.json')
  expect(text).toContain('Read: 10,977 mappings, 3,321 communes, 34 provinces')
  expect(text).toContain('67 × Restored a leading zero of the code')
})

const list = (name: string) =>
  JSON.stringify([
    {
      Type: 'province',
      Code: '48',
      Name: 'Đà Nẵng',
      FullName: 'Thành phố Đà Nẵng',
      Wards: [{ Type: 'ward', Code: '20305', Name: name, FullName: `Phường ${name}`, ProvinceCode: '48' }],
    },
  ])

test('units diff answers 1 for a list that differs and names the difference', async () => {
  const { answer, text } = await run(
    'units diff',
    { file: 'list.json', 'as-of': '2026-07-25' },
    list('An Khê Mới'),
  )
  expect(answer).toMatchObject({ exitCode: 1 })
  expect(text).toContain('An Khê Mới')
})

test('a file of no known shape is refused', async () => {
  await expect(run('units import', { file: 'x.txt' }, 'hello')).rejects.toBeInstanceOf(Problem)
})
