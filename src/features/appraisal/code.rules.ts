/**
 * The code on a certificate: read over the phone, typed from paper, and not to be guessed. Fourteen signs of chance
 * (63 bits) and a check sign. No sign is taken for another: without 0 O Q, 1 I L, S (5), B (8), Z (2), G (6), U V,
 * and N (M).
 */

/** 23 signs: a prime, so that the check sees every wrong sign and every two that changed places. */
export const alphabet = '23456789ACDEFHJKMPRTWXY'
export const codeLength = 15
const random = codeLength - 1
const base = alphabet.length

const valueOf = (sign: string) => alphabet.indexOf(sign)

/** The weighted sum of the signs: 0 modulo 23 for a whole code. Weights 1 to 15 differ and none is 0. */
function sum(signs: string): number {
  return signs.split('').reduce((total, sign, i) => total + (i + 1) * valueOf(sign), 0) % base
}

/** The sign that makes `signs` a code: solves 15 × sign ≡ −sum (mod 23). */
function checkSign(signs: string): string {
  const found = alphabet.split('').find((sign) => sum(signs + sign) === 0)
  if (found === undefined)
    throw new Error('every sum has its check sign, as 15 has no divisor in common with 23')
  return found
}

/**
 * A code from random bytes. Bytes from 230 on are left out, so that each sign is as likely as every other;
 * undefined when too few are left (64 bytes are enough in all but one of 10^20 cases).
 */
export function codeFrom(bytes: Uint8Array): string | undefined {
  const fair = [...bytes].filter((byte) => byte < base * 10).slice(0, random)
  if (fair.length < random) return undefined
  const signs = fair.map((byte) => alphabet.charAt(byte % base)).join('')
  return signs + checkSign(signs)
}

/** `4HKPW-X7A3D-92MTY`. */
export function spoken(code: string): string {
  return [code.slice(0, 5), code.slice(5, 10), code.slice(10)].join('-')
}

/** What was typed, as a code without its dashes; undefined when it can't be one, a mistyped sign included. */
export function readCode(typed: string): string | undefined {
  const signs = typed
    .normalize('NFC')
    .toUpperCase()
    .replace(/[\s.\-–—_]/gu, '')
  const known = signs.length === codeLength && signs.split('').every((sign) => alphabet.includes(sign))
  return known && sum(signs) === 0 ? signs : undefined
}
