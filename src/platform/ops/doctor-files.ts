/** What `doctor` looks at in the files: that each content a row speaks of lies there, whole, and is what it was. */
import type { OpenDatabase } from '../db/database.ts'
import { type Check, fine, wrong } from './check.ts'
import { contentsOf, knowsFiles } from './contents.ts'

/** What is read to compare digests; sizes are compared of all. */
const mostRead = 1_000_000_000

const restoreThem = {
  vi: 'Khôi phục bản sao lưu gần nhất vào một DATA_DIR mới, rồi chép các tệp này từ thư mục files của nó sang.',
  en: 'Restore the latest backup into a new DATA_DIR and copy these files over from its folder files.',
}

/** The digests are shortened: they name the files below DATA_DIR/files. */
function some(digests: readonly string[]): string {
  const shown = digests.slice(0, 3).map((digest) => digest.slice(0, 12))
  return digests.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ')
}

export async function checkFiles({ db, files }: OpenDatabase): Promise<Check[]> {
  if (!(await knowsFiles(db))) return []
  const missing: string[] = []
  const altered: string[] = []
  let count = 0
  let read = 0
  for await (const contents of contentsOf(db)) {
    for (const { sha256, bytes } of contents) {
      count += 1
      const size = await files.size(sha256)
      if (size === undefined) missing.push(sha256)
      else if (bytes !== null && size !== bytes) altered.push(sha256)
      else if (read + size <= mostRead) {
        read += size
        if ((await files.digest(sha256)) !== sha256) altered.push(sha256)
      }
    }
  }
  const found: Check[] = []
  if (missing.length > 0) {
    const what = {
      vi: `Thiếu ${missing.length} trong ${count} tệp (${some(missing)}).`,
      en: `${missing.length} of ${count} files are missing (${some(missing)}).`,
    }
    found.push(wrong('files', what, restoreThem))
  }
  if (altered.length > 0) {
    const what = {
      vi: `${altered.length} trong ${count} tệp không còn như khi lưu (${some(altered)}).`,
      en: `${altered.length} of ${count} files are not what was stored (${some(altered)}).`,
    }
    found.push(wrong('files', what, restoreThem))
  }
  if (found.length > 0) return found
  return [fine('files', { vi: `Đủ ${count} tệp đính kèm`, en: `All ${count} attached files lie there` })]
}
