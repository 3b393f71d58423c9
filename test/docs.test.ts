/** Written documents are current: `npm run docs` writes them anew. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { features } from '#main/features.ts'
import { opsCommands } from '#main/ops.cli.ts'
import { contextMap } from './docs/context-map.ts'

test('docs/context-map.md is what the manifests say', async () => {
  await expect(contextMap(join(import.meta.dirname, '..'))).toMatchFileSnapshot('../docs/context-map.md')
})

test('every relative link in a document leads somewhere', () => {
  const root = join(import.meta.dirname, '..')
  const documents = globSync(['*.md', 'docs/**/*.md', 'src/**/*.md'], { cwd: root })
  expect(documents.length).toBeGreaterThan(10)
  const broken = documents.flatMap((document) =>
    [...readFileSync(join(root, document), 'utf8').matchAll(/\]\(([^)#\s]+)[^)]*\)/gu)]
      .map((match) => match[1] ?? '')
      .filter((target) => !/^(?:https?:|mailto:|\/)/u.test(target))
      .filter((target) => !existsSync(join(root, dirname(document), target)))
      .map((target) => `${document}: ${target}`),
  )
  expect(broken).toEqual([])
})

test('README.md names every command, and every decision stands in their list', () => {
  const root = join(import.meta.dirname, '..')
  const readme = readFileSync(join(root, 'README.md'), 'utf8').replaceAll(/\s+/gu, ' ')
  const commands = [...opsCommands, ...features.flatMap((feature) => feature.commands)]
  expect(commands.filter(({ name }) => !readme.includes(`\`${name}`)).map(({ name }) => name)).toEqual([])
  const list = readFileSync(join(root, 'docs/decisions/README.md'), 'utf8')
  const decisions = globSync('docs/decisions/0*.md', { cwd: root }).map((file) => basename(file))
  expect(decisions.filter((file) => !list.includes(`](${file})`))).toEqual([])
})
