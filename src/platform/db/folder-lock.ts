/**
 * The lock on the embedded database's folder. PGlite has none, and two processes on one folder silently lose
 * data. The lock is one that the kernel holds for a living process and drops when it dies, whatever killed it,
 * so nothing ever has to be judged stale: no heartbeat, no guess from a process id that may be reused or belong
 * to another container. Node.js reaches such a lock through SQLite, which takes it on its own files.
 */
import { readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Problem } from '../problem.ts'
import { type LockOwner, mayTakeOver } from './folder-lock.rules.ts'

/** How long a start waits for another one that is just giving the folder back. */
const patienceMs = 1000
const busy = 5

/** Where the lock lies: beside the folder, never in it, and never deleted, since the lock is on the file. */
const lockFile = (folder: string) => `${folder}.lock`
/** Who holds it, for people; the lock itself can't be read while it is held. */
const ownerFile = (folder: string) => `${folder}.lock.owner`

/** Connections that hold a lock: kept reachable, since a collected one would drop it. */
const held = new Set<DatabaseSync>()

/** Tells one start of one kernel from another; '' where the system does not say. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}

/** Who held the folder last; undefined after a clean stop. */
export function lastOwner(folder: string): LockOwner | undefined {
  try {
    return JSON.parse(readFileSync(ownerFile(folder), 'utf8')) as LockOwner
  } catch {
    return undefined
  }
}

function writeOwner(folder: string, owner: LockOwner): void {
  const draft = `${ownerFile(folder)}.${owner.pid}.part`
  writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 })
  renameSync(draft, ownerFile(folder))
}

function inUse(folder: string, owner: LockOwner | undefined): Problem {
  const vi = owner ? `tiến trình ${owner.pid} trên ${owner.host}` : 'một tiến trình khác'
  const en = owner ? `process ${owner.pid} on ${owner.host}` : 'another process'
  return new Problem('database-in-use', 503, {
    vi: `Thư mục dữ liệu ${folder} đang được dùng (${vi}). Hãy dừng chương trình đó trước, hoặc chọn DATA_DIR khác.`,
    en: `The data folder ${folder} is in use by ${en}. Stop it first, or choose another DATA_DIR.`,
  })
}

function elsewhere(folder: string, owner: LockOwner): Problem {
  const file = ownerFile(folder)
  return new Problem('database-in-use', 503, {
    vi: `Thư mục dữ liệu ${folder} nằm trên ổ mạng và máy ${owner.host} chưa trả lại. Nếu máy đó chắc chắn đã dừng, hãy xóa tệp ${file} rồi chạy lại.`,
    en: `The data folder ${folder} lies on a network drive and ${owner.host} has not given it back. If that machine has surely stopped, delete ${file} and start again.`,
  })
}

function cannotLock(file: string, error: unknown): Problem {
  const why = error instanceof Error ? error.message : String(error)
  return new Problem('database-lock-failed', 503, {
    vi: `Không khóa được tệp ${file} (${why}). Thư mục dữ liệu cần nằm trên ổ đĩa của máy và chương trình phải được ghi vào đó.`,
    en: `Could not lock ${file} (${why}). The data folder needs a disk of this machine that the program may write to.`,
  })
}

function take(folder: string): DatabaseSync {
  const file = lockFile(folder)
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(file, { timeout: patienceMs })
    lock.exec('pragma journal_mode = memory; begin exclusive')
    return lock
  } catch (error) {
    lock?.close()
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined
    throw code === busy ? inUse(folder, lastOwner(folder)) : cannotLock(file, error)
  }
}

/**
 * Takes the lock of `folder` for this process; two threads of one process exclude each other too. Returns the
 * function that gives it back. Throws Problem `database-in-use` when a living process holds it, and
 * `database-lock-failed` when the file system can't lock. A killed owner needs no care: its lock went with it.
 */
export function lockFolder(folder: string): () => void {
  const lock = take(folder)
  const before = lastOwner(folder)
  const me: LockOwner = {
    pid: process.pid,
    host: hostname(),
    boot: bootId(),
    since: new Date().toISOString(),
  }
  if (before && !mayTakeOver(before, me, statfsSync(dirname(folder)).type)) {
    lock.close()
    throw elsewhere(folder, before)
  }
  try {
    writeOwner(folder, me)
  } catch (error) {
    lock.close()
    throw cannotLock(ownerFile(folder), error)
  }
  held.add(lock)
  return () => {
    if (!held.delete(lock)) return
    rmSync(ownerFile(folder), { force: true })
    lock.close()
  }
}
