/**
 * The files of an installation, on disk below DATA_DIR/files, each named by the SHA-256 of its content. A file is
 * written beside and renamed, so under its name it is always whole; writing it again changes nothing. Who may see
 * a file, and what it is, is not known here.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, opendir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../problem.ts'

/** Temporary files of one request. */
export interface Scratch {
  /** A path at which nothing lies yet, on the disk of the store. */
  path(): string
  /** Removes what lies there; may be called twice. */
  dispose(): Promise<void>
}

export interface FileStore {
  /** A folder for temporary files, made now. Throws Problem `storage-full` or `storage-failed`. */
  scratch(): Promise<Scratch>
  /** Takes the file at `path` (of a scratch) into the store; `sha256` must be its digest. */
  take(path: string, sha256: string): Promise<void>
  /** Stores bytes and returns their digest. */
  put(bytes: Uint8Array): Promise<string>
  /** Undefined when it is not there. */
  size(sha256: string): Promise<number | undefined>
  /** The content as it lies there; the stream fails when it is not there. */
  read(sha256: string): ReadStream
  /** The digest of what lies there, by reading it all; undefined when nothing does. */
  digest(sha256: string): Promise<string | undefined>
  remove(sha256: string): Promise<void>
  /** Digests of all that is stored since before `before`, folder by folder. */
  storedBefore(before: Date): AsyncIterable<readonly string[]>
  /** Removes temporary files from before `before`: of processes that were killed. Returns how many. */
  dropScratch(before: Date): Promise<number>
}

const digestForm = /^[0-9a-f]{64}$/u

function missing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}

/** What the disk refuses, said to the person; anything else comes back as it was. */
export function storageProblem(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Problem('storage-full', 503, {
      vi: 'Máy chủ hết chỗ chứa tệp. Chưa có gì được lưu; xin báo người quản trị.',
      en: 'The server has no room left for files. Nothing was saved; please tell the administrator.',
    })
  }
  if (['EACCES', 'EROFS', 'EPERM'].includes(code)) {
    return new Problem('storage-failed', 503, {
      vi: 'Máy chủ chưa ghi được tệp. Chưa có gì được lưu; xin báo người quản trị.',
      en: 'The server can’t write files. Nothing was saved; please tell the administrator.',
    })
  }
  return error
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } catch (error) {
    /* some systems can't do that for a folder */
    if (
      !(
        error instanceof Error &&
        'code' in error &&
        ['EINVAL', 'EPERM', 'EISDIR'].includes(String(error.code))
      )
    )
      throw error
  } finally {
    await handle.close()
  }
}

/** The store in `folder`, which is made when the first file comes. */
export function openFileStore(folder: string): FileStore {
  const temporary = join(folder, 'tmp')

  const placeOf = (sha256: string): { within: string; path: string } => {
    if (!digestForm.test(sha256)) throw new Error('not a digest')
    const within = join(folder, sha256.slice(0, 2), sha256.slice(2, 4))
    return { within, path: join(within, sha256) }
  }

  const scratch = async (): Promise<Scratch> => {
    const own = join(temporary, randomUUID())
    try {
      await mkdir(own, { recursive: true, mode: 0o700 })
    } catch (error) {
      throw storageProblem(error)
    }
    return {
      path: () => join(own, randomUUID()),
      dispose: () => rm(own, { recursive: true, force: true }),
    }
  }

  const take = async (path: string, sha256: string): Promise<void> => {
    const place = placeOf(sha256)
    try {
      await sync(path)
      await mkdir(place.within, { recursive: true, mode: 0o700 })
      await rename(path, place.path)
      await sync(place.within)
    } catch (error) {
      throw storageProblem(error)
    }
  }

  const read = (sha256: string) => createReadStream(placeOf(sha256).path)

  return {
    scratch,
    take,
    read,
    put: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const place = await scratch()
      try {
        const path = place.path()
        const handle = await open(path, 'wx', 0o600)
        try {
          await handle.writeFile(bytes)
        } finally {
          await handle.close()
        }
        await take(path, sha256)
        return sha256
      } catch (error) {
        throw storageProblem(error)
      } finally {
        await place.dispose()
      }
    },
    size: async (sha256) => (await stat(placeOf(sha256).path).catch(missing))?.size,
    digest: async (sha256) => {
      const hash = createHash('sha256')
      try {
        for await (const chunk of read(sha256)) hash.update(chunk as Buffer)
        return hash.digest('hex')
      } catch (error) {
        return missing(error)
      }
    },
    remove: (sha256) => rm(placeOf(sha256).path, { force: true }),
    storedBefore: async function* (before) {
      for (const first of await namesIn(folder)) {
        if (!/^[0-9a-f]{2}$/u.test(first)) continue
        const found: string[] = []
        for (const second of await namesIn(join(folder, first))) {
          for (const name of await namesIn(join(folder, first, second))) {
            if (!digestForm.test(name)) continue
            const facts = await stat(join(folder, first, second, name)).catch(missing)
            if (facts && facts.mtime < before) found.push(name)
          }
        }
        if (found.length > 0) yield found
      }
    },
    dropScratch: async (before) => {
      const entries = await opendir(temporary).catch(missing)
      let dropped = 0
      for await (const entry of entries ?? []) {
        const path = join(temporary, entry.name)
        const facts = await stat(path).catch(missing)
        if (!facts || facts.mtime >= before) continue
        await rm(path, { recursive: true, force: true })
        dropped += 1
      }
      return dropped
    },
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(missing)) ?? []
}
