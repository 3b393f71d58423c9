/** Commands that keep an installation safe: backup, restore, the move to PostgreSQL, and a check-up. */
import { z } from 'zod'
import type { Terminal } from '#platform/feature.ts'
import { backup } from '#platform/ops/backup.ts'
import { doctor } from '#platform/ops/doctor.ts'
import { move } from '#platform/ops/move.ts'
import { restore } from '#platform/ops/restore.ts'
import { Problem } from '#platform/problem.ts'
import { migrations } from '../../migrations/index.ts'
import { pinnedNode } from './manifest.ts'
import { type OpsCommand, ops, withDatabase } from './ops-command.ts'

const file = z.string().min(1)

function sayProof(
  proof: readonly { name: string; rows: number; source: string; target: string }[],
  terminal: Terminal,
) {
  const width = Math.max(...proof.map(({ name }) => name.length))
  terminal.line(`${'table'.padEnd(width)}  ${'rows'.padStart(9)}  digest there and here`)
  for (const { name, rows, source, target } of proof) {
    terminal.line(
      `${name.padEnd(width)}  ${String(rows).padStart(9)}  ${source.slice(0, 16)} ${target.slice(0, 16)}`,
    )
  }
}

function sayLeftOut(leftOut: readonly string[], terminal: Terminal) {
  if (leftOut.length > 0) terminal.line(`Not carried, outside the schema public: ${leftOut.join(', ')}`)
}

function sayLost(lost: readonly string[], terminal: Terminal) {
  if (lost.length === 0) return
  terminal.line(
    `${lost.length} files are not in it: they were missing or altered in DATA_DIR before (see doctor)`,
  )
}

const backupCommand = ops({
  name: 'backup',
  help: 'Writes everything into one file that restores on either database',
  arguments: ['FILE'],
  options: {},
  input: z.strictObject({ file }),
  run: async (surroundings, input, terminal) => {
    return withDatabase(surroundings.config(), async (database) => {
      const made = await backup(database, input.file, terminal.progress)
      terminal.line(
        `${made.file}: ${made.rows} rows of ${made.tables} tables, ${made.files} files, ${made.bytes} bytes`,
      )
      sayLost(made.lost, terminal)
      sayLeftOut(made.leftOut, terminal)
      return made
    })
  },
})

const restoreCommand = ops({
  name: 'restore',
  help: 'Loads a backup into an empty database and proves that all of it arrived',
  arguments: ['FILE'],
  options: {},
  input: z.strictObject({ file }),
  run: async (surroundings, input, terminal) => {
    return withDatabase(surroundings.config(), async (database) => {
      const loaded = await restore(database, input.file, migrations, terminal.progress)
      sayProof(loaded.proof, terminal)
      terminal.line(`${loaded.files.count} files, each with the digest of its name`)
      sayLost(loaded.files.lost, terminal)
      return loaded
    })
  },
})

const moveCommand = ops({
  name: 'move',
  help: 'Carries the embedded database into an empty PostgreSQL, whole, and proves it',
  arguments: [],
  options: { to: { type: 'string', value: 'DATABASE_URL', help: 'The empty PostgreSQL database' } },
  input: z.strictObject({ to: z.url({ protocol: /^postgres(ql)?$/u }) }),
  run: async (surroundings, input, terminal) => {
    const config = surroundings.config()
    if (config.databaseUrl) {
      throw new Problem('move.not-embedded', 409, {
        vi: 'Lệnh này chuyển cơ sở dữ liệu nhúng; hãy bỏ DATABASE_URL khi chạy.',
        en: 'This command carries the embedded database; run it without DATABASE_URL.',
      })
    }
    return withDatabase(config, async (database) => {
      const moved = await move(database, input.to, migrations, terminal.progress)
      sayProof(moved.proof, terminal)
      sayLeftOut(moved.leftOut, terminal)
      terminal.line('Files stay in DATA_DIR, which both use.')
      terminal.line('Everything arrived. Set DATABASE_URL to the new database before the next start.')
      return moved
    })
  },
})

const doctorCommand = ops({
  name: 'doctor',
  help: 'Says what is configured, reachable and out of date',
  arguments: [],
  options: {},
  input: z.strictObject({}),
  run: async ({ env, cwd }, _input, terminal) => {
    const checks = await doctor({ env, cwd, migrations: Object.keys(migrations), pinnedNode: pinnedNode() })
    const sign = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' }
    for (const { name, status, what, whatToDo } of checks) {
      terminal.line(`${sign[status]}  ${name}: ${what.en}`)
      if (whatToDo) terminal.line(`      ${whatToDo.en}`)
    }
    return { checks, exitCode: checks.some(({ status }) => status === 'fail') ? 1 : 0 }
  },
})

export const upkeepCommands: readonly OpsCommand[] = [
  backupCommand,
  restoreCommand,
  moveCommand,
  doctorCommand,
]
