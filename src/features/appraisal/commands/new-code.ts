/** A code for a certificate, from the system's source of chance. */
import { codeFrom } from '../code.rules.ts'

export function newCode(): string {
  for (;;) {
    const code = codeFrom(crypto.getRandomValues(new Uint8Array(64)))
    if (code !== undefined) return code
  }
}
