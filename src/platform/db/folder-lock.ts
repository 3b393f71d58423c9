/**
 * The lock on the embedded database's folder. PGlite has none, and two processes on one folder silently lose
 * data; so the first to create the lock file owns the folder, and the file of a process that died is taken over.
 * A process counts as dead only when the kernel says so, never by the age of a heartbeat.
 */
import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { Problem } from '../problem.ts'

interface Owner {
  readonly pid: number
  readonly host: string
  /** When the process with that pid started: tells a reused pid from the owner. */
  readonly startedAt: string
  readonly token: string
}

/** Start time of a process in kernel ticks since boot, with the boot's id; '' where the kernel does not say. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`
  } catch {
    return ''
  }
}

function alive(owner: Owner): boolean {
  if (owner.host !== hostname()) return true
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const now = startOf(owner.pid)
  return now === '' || owner.startedAt === '' || now === owner.startedAt
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

function refusal(folder: string, owner: Owner | undefined): Problem {
  const who = owner ? `process ${owner.pid} on ${owner.host}` : 'another process'
  return new Problem('database-in-use', 503, {
    vi: `Thư mục dữ liệu ${folder} đang được dùng (${who}). Hãy dừng chương trình đó trước, hoặc chọn DATA_DIR khác.`,
    en: `The data folder ${folder} is in use by ${who}. Stop it first, or choose another DATA_DIR.`,
  })
}

/**
 * Takes the lock `${folder}.lock`; throws Problem `database-in-use` when a living process holds it.
 * Returns the function that gives it back. The file appears whole (written aside, then linked), so a reader
 * never sees a half-written owner; a stale one is moved away under a name of its own before the next try, so
 * two takers can't both win.
 */
export function lockFolder(folder: string): () => void {
  const file = `${folder}.lock`
  const token = crypto.randomUUID()
  const mine: Owner = { pid: process.pid, host: hostname(), startedAt: startOf(process.pid), token }
  const draft = `${file}.${token}`
  const handle = openSync(draft, 'wx', 0o600)
  writeSync(handle, JSON.stringify(mine))
  closeSync(handle)
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        linkSync(draft, file)
        return () => {
          if (readOwner(file)?.token === token) rmSync(file, { force: true })
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const owner = readOwner(file)
      if (owner && alive(owner)) throw refusal(folder, owner)
      takeAway(file, owner, token)
    }
    throw refusal(folder, readOwner(file))
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moves a dead owner's file away; puts it back when another process had replaced it in between. */
function takeAway(file: string, dead: Owner | undefined, token: string): void {
  const grave = `${file}.${token}.stale`
  try {
    renameSync(file, grave)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const moved = readOwner(grave)
  if (moved && moved.token !== dead?.token) {
    try {
      linkSync(grave, file)
    } catch {
      /* a third process took the lock meanwhile; the loop finds out */
    }
  }
  rmSync(grave, { force: true })
}
