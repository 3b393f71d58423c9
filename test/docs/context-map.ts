/** Writes `docs/context-map.md` from the manifests, so that the map can't differ from the country. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'
import { features } from '#main/features.ts'
import type { Feature } from '#platform/feature.ts'

/** Names of the tables that a feature declares in its `*.tables.ts`, from their text. */
function tablesOf(root: string, feature: string): string[] {
  const files = globSync(`src/features/${feature}/**/*.tables.ts`, { cwd: root }).sort()
  return files.flatMap((file) =>
    parseSync(file, readFileSync(join(root, file), 'utf8')).program.body.flatMap((statement) => {
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
      if (declared?.type !== 'TSInterfaceDeclaration' || !declared.id.name.endsWith('Tables')) return []
      return declared.body.body.flatMap((member) =>
        member.type === 'TSPropertySignature' && member.key.type === 'Identifier' ? [member.key.name] : [],
      )
    }),
  )
}

const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ')

function linked(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.map((name) => `[${name}](#${name})`).join(', ')
}

function section(feature: Feature, all: readonly Feature[], root: string): string[] {
  const { name, purpose, needs, permissions, routes, commands, jobs } = feature
  const neededBy = all.filter((other) => other.needs.includes(name)).map((other) => other.name)
  const pages = routes.filter(({ kind }) => kind === 'page').map(({ method, path }) => `${method} ${path}`)
  const api = routes.flatMap(({ method, path, documented }) =>
    documented ? [`| \`${method} ${path}\` | ${documented.summary} |`] : [],
  )
  const facts: [string, string][] = [
    ['Needs', linked(needs)],
    ['Needed by', linked(neededBy)],
    ['Tables', code(tablesOf(root, name))],
    ['Permissions', permissions.map((one) => `\`${one.code}\` (${one.words.en})`).join(', ')],
    ['Jobs', jobs.map((job) => `\`${job.name}\` every ${job.everySeconds} s`).join(', ')],
    ['Pages', code(pages)],
  ]
  return [
    `## ${name}`,
    '',
    `${purpose.replace(/\.$/u, '')}. Lives in [src/features/${name}](../src/features/${name}).`,
    '',
    ...facts.flatMap(([label, text]) => (text ? [`* **${label}**: ${text}`] : [])),
    ...(api.length > 0 ? ['', '| API | |', '|---|---|', ...api] : []),
    ...(commands.length > 0
      ? ['', '| Command | |', '|---|---|', ...commands.map((one) => `| \`${one.name}\` | ${one.help} |`)]
      : []),
    '',
  ]
}

/** The whole text of the map. `root` is the repository's folder. */
export function contextMap(root: string): string {
  const edges = features.flatMap(({ name, needs }) => needs.map((need) => `  ${name} --> ${need}`))
  return [
    '# Context map',
    '',
    'Which feature does what, and which needs which. Written by `node scripts/docs.mjs` from the manifests',
    '(`src/features/*/feature.ts`); a test says when it is out of date. An arrow means: imports the `contract.ts` of.',
    '',
    '```mermaid',
    'graph TD',
    ...features.map(({ name }) => `  ${name}`),
    ...edges,
    '```',
    '',
    ...features.flatMap((feature) => section(feature, features, root)),
  ].join('\n')
}
