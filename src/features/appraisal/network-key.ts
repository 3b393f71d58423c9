/** Under which key attempts of a network are counted: a digest, so that the table of counts holds no address. */
import { createHash } from 'node:crypto'

export function networkKey(what: string, prefix: string): string {
  return `appraisal.${what}:${createHash('sha256').update(prefix).digest('base64url')}`
}
