/** Which encoding a text file is in: programs in Vietnam still write several, and few of them say which. */
import { pilesMarks } from '../i18n/marks.rules.ts'
import { notASheet } from './refusals.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Letters with marks that windows-1258 writes as two signs. */
const vietnamesePair = /[aăâeêioôơuưy][\u0300\u0301\u0303\u0309\u0323]/iu

function zeros(bytes: Uint8Array, from: number): number {
  let count = 0
  for (let i = from; i < bytes.length; i += 2) if (bytes[i] === 0) count++
  return count
}

/** UTF-16 without a mark: of mostly Latin text every second byte is zero. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 4000)
  const half = sample.length / 2
  if (zeros(sample, 1) > half * 0.4 && zeros(sample, 0) < half * 0.1) return 'utf-16le'
  if (zeros(sample, 0) > half * 0.4 && zeros(sample, 1) < half * 0.1) return 'utf-16be'
  return undefined
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

function composed(text: string): string {
  if (pilesMarks(text)) throw notASheet()
  return text.normalize('NFC')
}

/**
 * The text as NFC, without byte order mark: UTF-8 or UTF-16 by mark or by look; else windows-1258 where its pairs of
 * letter and mark occur, and windows-1252 where they don't. Throws Problem `sheet.not-a-sheet` for what no language writes.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const marked =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined
  const wide = marked ?? unmarkedUtf16(bytes)
  if (wide) return composed(new TextDecoder(wide).decode(bytes))
  const text = asUtf8(bytes)
  if (text !== undefined) return composed(text)
  const vietnamese = new TextDecoder('windows-1258').decode(bytes)
  return composed(
    vietnamesePair.test(vietnamese) ? vietnamese : new TextDecoder('windows-1252').decode(bytes),
  )
}
