/** Random secrets that people and programs carry, and the digests that the database keeps in their place. */
import { createHash, randomBytes, randomInt } from 'node:crypto'

/** 256 random bits, base64url: 43 characters. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256, base64url. Enough for 256 random bits; passwords need more (`password-hash.ts`). */
export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

const consonants = 'bcdghkmnprstvx'
const vowels = 'aeiou'

/** A password to read out and type: `bako-muti-sare-nixo-pudu`, 61 random bits. */
export function readablePassword(): string {
  const sign = (from: string) => from.charAt(randomInt(from.length))
  const syllable = () => sign(consonants) + sign(vowels)
  return Array.from({ length: 5 }, () => syllable() + syllable()).join('-')
}
