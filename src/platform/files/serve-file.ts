/** Hands a file out. There is no address that gives a file by its id alone: a feature's route decides, then calls this. */
import type { Ctx } from '../db/transact.ts'
import { streamed } from '../http/finish.ts'
import { notFound } from '../problem.ts'
import { contentDisposition } from './file-name.rules.ts'
import { findFile } from './files.ts'

const gone = () => notFound({ vi: 'tệp này', en: 'this file' })

/** Opens the content when the first byte is asked for, so that an answer that is never read opens nothing. */
function lazily(read: () => AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  let chunks: AsyncIterator<Uint8Array> | undefined
  return new ReadableStream({
    pull: async (controller) => {
      chunks ??= read()[Symbol.asyncIterator]()
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => {
      await chunks?.return?.()
    },
  })
}

/**
 * The file as an answer, or Problem 404. The caller has made sure that this actor may see it.
 * `publicly` says that anybody may: browsers and proxies may keep it, and ask each time whether it still stands, so that
 * what is taken down is gone at once. Photos show in the page, documents are saved.
 */
export async function serveFile(
  { db, files }: Ctx,
  id: string,
  { publicly, size = 'large' }: { readonly publicly: boolean; readonly size?: 'large' | 'thumbnail' },
): Promise<Response> {
  const file = await findFile(db, id)
  const digest = size === 'large' ? file?.sha256 : file?.thumbnail_sha256
  const bytes = digest ? await files.size(digest) : undefined
  if (!file || !digest || bytes === undefined) throw gone()
  return streamed(
    lazily(() => files.read(digest)),
    {
      'content-type': file.media_type.startsWith('text/')
        ? `${file.media_type}; charset=utf-8`
        : file.media_type,
      'content-length': String(bytes),
      'content-disposition': contentDisposition(file.kind === 'photo' ? 'inline' : 'attachment', file.name),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': publicly ? 'public, no-cache' : 'private, no-cache',
      etag: `"${digest.slice(0, 32)}"`,
    },
  )
}
