/** Turns text that is made piece by piece into a stream of bytes which makes no piece before it is asked for. */

/** Pieces are gathered until a chunk has about this many characters. */
const chunkLength = 64 * 1024

/**
 * UTF-8 of the pieces, in chunks of about 64 KB. Pulls only when the reader does (nothing is kept ahead); a reader that
 * leaves ends the source (its `finally` runs); an error of the source is an error of the stream.
 */
export function byteStream(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  return new ReadableStream(
    {
      pull: async (controller) => {
        let text = ''
        while (text.length < chunkLength) {
          const next = await pieces.next()
          if (next.done) {
            if (text) controller.enqueue(encoder.encode(text))
            controller.close()
            return
          }
          text += next.value
        }
        controller.enqueue(encoder.encode(text))
      },
      cancel: async () => {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
