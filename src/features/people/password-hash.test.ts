import { expect, test } from 'vitest'
import { dummyHash, hashPassword, verifyPassword } from './password-hash.ts'
import { passwordFault } from './password.rules.ts'
import { digest, newSecret, readablePassword } from './secret.ts'

test('a hash is Argon2id, 19 MiB, two passes, salted, in the PHC format, and verifies only its password', async () => {
  const one = await hashPassword('mưa rào qua cầu gỗ')
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/u)
  expect(await hashPassword('mưa rào qua cầu gỗ')).not.toBe(one)
  expect(await verifyPassword(one, 'mưa rào qua cầu gỗ')).toBe(true)
  expect(await verifyPassword(one, 'mưa rào qua cầu go')).toBe(false)
})

test('other settings still verify, so that they can be raised later', async () => {
  /* Test vector made with the reference implementation: argon2 -id -t 2 -k 256 -p 1, salt "somesalt". */
  const vector = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'
  expect(await verifyPassword(vector, 'password')).toBe(true)
  expect(await verifyPassword(vector, 'passwore')).toBe(false)
})

test('the dummy costs as much as a real one and is nobody’s', async () => {
  const settings = (hash: string) => hash.split('$').slice(0, 4).join('$')
  expect(settings(dummyHash)).toBe(settings(await hashPassword('mưa rào qua cầu gỗ')))
  expect(await verifyPassword(dummyHash, '')).toBe(false)
})

test('an unknown form is a bug, not a wrong password', async () => {
  await expect(verifyPassword('$2b$10$abc', 'x')).rejects.toThrow('unknown form')
})

test('secrets are 256 bits, digests as long, and no two alike', () => {
  expect(newSecret()).toMatch(/^[\w-]{43}$/u)
  expect(newSecret()).not.toBe(newSecret())
  expect(digest('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0')
})

test('generated passwords are readable and good', () => {
  for (let i = 0; i < 200; i++) {
    const password = readablePassword()
    expect(password).toMatch(/^([a-z]{4}-){4}[a-z]{4}$/u)
    expect(passwordFault(password, ['registrar@example.vn', 'Lê Thị Minh Tâm'])).toBeUndefined()
  }
})
