import { expect, test } from 'vitest'
import { type LockOwner, isNetworked, mayTakeOver } from './folder-lock.rules.ts'

const nfs = 0x6969
const ext4 = 0xef53
const me: LockOwner = { pid: 1, host: 'here', boot: 'b1', since: '' }

test.each([
  ['this machine, same container', me, nfs, true],
  ['this machine after a restart', { ...me, boot: 'b0' }, nfs, true],
  ['another container of this machine', { ...me, host: 'c2' }, nfs, true],
  ['another machine over the network', { ...me, host: 'there', boot: 'b2' }, nfs, false],
  ['another machine whose kernel says nothing', { ...me, host: 'there', boot: '' }, nfs, false],
  ['another machine, its disk moved here', { ...me, host: 'there', boot: 'b2' }, ext4, true],
])('a folder last held by %s', (_who, before, fileSystem, may) => {
  expect(mayTakeOver(before, me, fileSystem)).toBe(may)
})

test('network drives are known, also where the number came as a negative one', () => {
  expect(isNetworked(0xff534d42 | 0)).toBe(true)
  expect(isNetworked(ext4)).toBe(false)
})
