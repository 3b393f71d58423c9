import { expect, test } from 'vitest'
import {
  deviceCookie,
  deviceToken,
  sessionCookie,
  sessionToken,
  shownOnce,
  shownOnceCookie,
} from './cookies.ts'

test('over https the cookie is bound to the host', () => {
  expect(sessionCookie('abc', true)).toBe(
    '__Host-dt=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=7776000; Secure',
  )
})

test('over http it has no prefix, which browsers would refuse', () => {
  expect(sessionCookie('abc', false)).toBe('dt=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=7776000')
})

test('null takes it back', () => {
  expect(sessionCookie(null, true)).toBe('__Host-dt=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure')
})

test('over https a cookie without the prefix is not believed', () => {
  expect(sessionToken({ dt: 'planted' }, true)).toBeUndefined()
  expect(sessionToken({ dt: 'planted', '__Host-dt': 'own' }, true)).toBe('own')
  expect(sessionToken({ dt: 'own' }, false)).toBe('own')
})

test('a browser is recognised for 400 days, and only by a secret of ours', () => {
  const device = 'd'.repeat(43)
  expect(deviceCookie(device, true)).toBe(
    `__Host-dt-device=${device}; Path=/; HttpOnly; SameSite=Lax; Max-Age=34560000; Secure`,
  )
  expect(deviceToken({ '__Host-dt-device': device }, true)).toBe(device)
  expect(deviceToken({ 'dt-device': device }, true)).toBeUndefined()
  expect(deviceToken({ 'dt-device': 'x' }, false)).toBeUndefined()
  expect(deviceToken({}, false)).toBeUndefined()
})

test('only a token is shown once, whatever a cookie holds', () => {
  const token = `dt_${'a'.repeat(43)}`
  expect(shownOnceCookie(token, false)).toContain('Max-Age=120')
  expect(shownOnce({ 'dt-once': token }, false)).toBe(token)
  expect(shownOnce({ 'dt-once': 'send money to …' }, false)).toBeUndefined()
})
