/** Names of files that people send: never a path, always readable, safe in a header and on any system. */

/** Control characters, and marks that turn the direction of the text that follows. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u2028\u2029]/gu

const longest = 120

/** In lower case, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/iu.exec(name)?.[1]?.toLowerCase() ?? ''
}

/**
 * What is kept of the name that a sender gave: the last part of a path, NFC, without what can't be seen or must not
 * stand in a file name, at most 120 characters with the extension kept. Never empty.
 */
export function cleanName(given: string): string {
  const last = given.split(/[/\\]/u).at(-1) ?? ''
  const name = last
    .normalize('NFC')
    .replace(unseen, '')
    .replace(/[<>:"|?*]/gu, '-')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '')
  const extension = extensionOf(name)
  const end = extension ? `.${extension}` : ''
  const stem = Array.from(name.slice(0, name.length - end.length))
    .slice(0, longest - end.length)
    .join('')
  return `${stem.trim() || 'tep'}${end}`
}

/** The header of that name for a name with any letters (RFC 6266): plain letters for old programs, all for the others. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name
    .replace(/đ/gu, 'd')
    .replace(/Đ/gu, 'D')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w .()-]/gu, '_')
  const all = encodeURIComponent(name).replace(
    /['()*]/gu,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${all}`
}
