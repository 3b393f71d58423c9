/**
 * Passwords at rest: Argon2id with the smallest setting that OWASP recommends (19 MiB, two passes, one lane),
 * written in the PHC string format, so that stronger settings can come later and old hashes still verify.
 * Works off the event loop, on the thread pool, about 32 ms each.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

interface Cost {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32
const form =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/u

/** Nobody's password: what is verified when there is no account, so that both answers take as long. */
export const dummyHash = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`

function derive(password: string, nonce: Buffer, { memory, passes, parallelism }: Cost, length: number) {
  return new Promise<Buffer>((resolve, reject) => {
    argon2(
      'argon2id',
      { message: password, nonce, memory, passes, parallelism, tagLength: length },
      (error, key) => (error ? reject(error) : resolve(key)),
    )
  })
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')

/** Hashes a prepared password with a new salt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost, tagLength)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(key)}`
}

/** Whether a prepared password is the one behind `hash`. Throws when `hash` is not one of ours. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, key] = form.exec(hash) ?? []
  if (salt === undefined || key === undefined) throw new Error('a stored password hash has an unknown form')
  const expected = Buffer.from(key, 'base64')
  const stored: Cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  const actual = await derive(password, Buffer.from(salt, 'base64'), stored, expected.length)
  return timingSafeEqual(actual, expected)
}
