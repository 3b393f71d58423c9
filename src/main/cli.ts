/**
 * The command line: finds the command, checks what was typed, opens the database, runs, and says how it went.
 * Exit codes: 0 done, 1 refused or failed, 2 wrong usage.
 */
import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { ConfigError, readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/db/database.ts'
import { problemOfDatabase } from '#platform/db/constraints.ts'
import type { CliCommand, Terminal } from '#platform/feature.ts'
import { fieldErrors } from '#platform/http/issues.ts'
import { Problem } from '#platform/problem.ts'
import { features } from './features.ts'
import { version } from './manifest.ts'
import { opsCommands } from './ops.cli.ts'
import type { OpsCommand } from './ops-command.ts'
import { requireSchema, systemCtx } from './prepare.ts'
import { createTerminal, fileNotFound } from './terminal.ts'

type AnyCommand = { kind: 'feature'; command: CliCommand } | { kind: 'ops'; command: OpsCommand }

const commands: readonly AnyCommand[] = [
  ...opsCommands.map((command) => ({ kind: 'ops' as const, command })),
  ...features.flatMap((feature) =>
    feature.commands.map((command) => ({ kind: 'feature' as const, command })),
  ),
]

class UsageError extends Error {}

function usageOf({ name, arguments: names, options }: CliCommand | OpsCommand): string {
  const flags = Object.entries(options).map(([flag, { value }]) => `[--${flag}${value ? ` ${value}` : ''}]`)
  return ['bin/dongthuan', name, ...names, ...flags, '[--json]'].join(' ')
}

function help(): string {
  const rows = commands.map(({ command }) => [
    `${command.name} ${command.arguments.join(' ')}`.trim(),
    command.help,
  ])
  const width = Math.max(...rows.map(([name = '']) => name.length))
  return [
    `Đồng Thuận ${version()}`,
    '',
    ...rows.map(([name = '', text]) => `  ${name.padEnd(width)}  ${text}`),
    '',
    'Options: --json prints the answer for a machine; --help after a command tells more.',
    'Settings come from the environment: see docs/configuration.md.',
  ].join('\n')
}

function find(words: readonly string[]): { found: AnyCommand; rest: string[] } {
  const matching = commands
    .filter(({ command }) => command.name.split(' ').every((word, i) => words[i] === word))
    .sort((a, b) => b.command.name.length - a.command.name.length)
  const found = matching[0]
  if (!found) throw new UsageError(`There is no command '${words.slice(0, 2).join(' ')}'.\n\n${help()}`)
  return { found, rest: words.slice(found.command.name.split(' ').length) }
}

interface Call {
  readonly found: AnyCommand
  readonly input: unknown
  readonly json: boolean
  readonly help: boolean
}

function read(argv: readonly string[]): Call {
  const { found, rest } = find(argv)
  const { command } = found
  const usage = `Usage: ${usageOf(command)}`
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] }
  try {
    parsed = parseArgs({
      args: rest,
      allowPositionals: true,
      options: {
        ...Object.fromEntries(Object.entries(command.options).map(([name, { type }]) => [name, { type }])),
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : 'Wrong options'}\n${usage}`)
  }
  const { json = false, help: wantsHelp = false, ...options } = parsed.values
  if (wantsHelp) return { found, input: undefined, json: Boolean(json), help: true }
  if (parsed.positionals.length !== command.arguments.length) {
    throw new UsageError(`Expected ${command.arguments.join(' ') || 'no arguments'}.\n${usage}`)
  }
  const named = Object.fromEntries(
    command.arguments.map((name, i) => [name.toLowerCase(), parsed.positionals[i]]),
  )
  const result = command.input.safeParse({ ...named, ...options }, { reportInput: true })
  if (!result.success) {
    const lines = fieldErrors(result.error).map(({ field, message }) => `${field}: ${message.en}`)
    throw new UsageError([...lines, usage].join('\n'))
  }
  return { found, input: result.data, json: Boolean(json), help: false }
}

/** A file that is to be read must be there before a database is made for it. */
async function requireFile(input: unknown): Promise<void> {
  const { data } = z.object({ file: z.string() }).safeParse(input)
  if (data === undefined || data.file === '-') return
  await access(data.file, constants.R_OK).catch(() => {
    throw fileNotFound(data.file)
  })
}

async function execute(call: Call, terminal: Terminal): Promise<unknown> {
  /* From wherever it is called, it is the same installation. */
  const home = join(import.meta.dirname, '..', 'data')
  const env = { ...process.env, DATA_DIR: process.env['DATA_DIR']?.trim() || home }
  const cwd = process.cwd()
  const config = () => readConfig(env, cwd)
  if (call.found.kind === 'ops')
    return call.found.command.run({ env, cwd, config }, call.input as never, terminal)
  await requireFile(call.input)
  const open = await openDatabase(config())
  try {
    await requireSchema(open, terminal)
    return await call.found.command.run(systemCtx(open), call.input as never, terminal)
  } finally {
    await open.close()
  }
}

function sayProblem(problem: Problem, json: boolean): void {
  if (json) {
    const { code, status, words, fields, details } = problem
    process.stdout.write(
      `${JSON.stringify({ error: { code, status, title: words.en, fields, ...details } })}\n`,
    )
    return
  }
  process.stderr.write(`${problem.words.en}\n`)
  for (const { field, message } of problem.fields) process.stderr.write(`  ${field}: ${message.en}\n`)
}

/** Runs one call and returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const wantsJson = argv.includes('--json')
  try {
    if (argv[0] === '--version') {
      process.stdout.write(`${version()}\n`)
      return 0
    }
    if (argv.length === 0 || argv[0] === '--help' || argv[0] === 'help') {
      process.stdout.write(`${help()}\n`)
      return argv.length === 0 ? 2 : 0
    }
    const call = read(argv)
    if (call.help) {
      const { command } = call.found
      const options = Object.entries(command.options).map(
        ([name, { value, help: text }]) => `  --${name}${value ? ` ${value}` : ''}  ${text}`,
      )
      process.stdout.write(`${[usageOf(command), '', command.help, ...options].join('\n')}\n`)
      return 0
    }
    const terminal = createTerminal(call.json, { out: process.stdout, err: process.stderr })
    const answer = await execute(call, terminal)
    if (call.json && answer !== undefined) process.stdout.write(`${JSON.stringify(answer)}\n`)
    return exitCode.safeParse(answer).data?.exitCode ?? 0
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n`)
      return 2
    }
    if (error instanceof ConfigError) {
      process.stderr.write(`${error.message}\n`)
      return 1
    }
    const problem = error instanceof Problem ? error : problemOfDatabase(error)
    if (problem) {
      sayProblem(problem, wantsJson)
      return 1
    }
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : 'unknown failure'}\n`)
    return 1
  }
}

/** A command that did its work but has bad news (`doctor`, `units diff`) says so with `exitCode`. */
const exitCode = z.object({ exitCode: z.int().min(0).max(2) })

/* A reader that has seen enough (`… | head`) is no failure, and what was begun is finished. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))
