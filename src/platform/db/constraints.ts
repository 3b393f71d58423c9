/** What an error of the database means to the person: constraints that features register, and a database too busy. */
import { Problem } from '../problem.ts'

const known = new Map<string, () => Problem>()

/** Says what a violation of the constraint `name` means to the person. */
export function registerConstraint(name: string, problem: () => Problem): void {
  known.set(name, problem)
}

/** Lock not available, deadlock, serialization failure, statement cancelled, too many connections. */
const busyStates = new Set(['55P03', '40P01', '40001', '57014', '53300'])

/** What pg's pool says when no connection came free in time; it has no code. */
const noConnection = 'timeout exceeded when trying to connect'

function busy(): Problem {
  return new Problem(
    'busy',
    503,
    {
      vi: 'Hệ thống đang bận với một việc khác trên cùng dữ liệu. Chưa có gì được lưu; xin thử lại sau ít phút.',
      en: 'The system is busy with other work on the same data. Nothing was saved; please try again shortly.',
    },
    { retryAfter: 30 },
  )
}

/** The Problem that an error of the database stands for; undefined when it is a bug. */
export function problemOfDatabase(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.message === noConnection) return busy()
  if ('code' in error && typeof error.code === 'string' && busyStates.has(error.code)) return busy()
  return 'constraint' in error && typeof error.constraint === 'string'
    ? known.get(error.constraint)?.()
    : undefined
}
