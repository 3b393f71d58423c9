import fc from 'fast-check'
import { expect, test } from 'vitest'
import { returnPath } from './return-path.rules.ts'

test.each([
  ['/', '/'],
  ['/models/12', '/models/12'],
  ['/search?q=Hòa', '/search?q=H%C3%B2a'],
  ['/units/4#models', '/units/4#models'],
  ['/en/account', '/account'],
  ['/en', '/'],
  ['/english', '/english'],
  ['/a/../b', '/b'],
])('%s leads to %s', (next, path) => {
  expect(returnPath(next)).toBe(path)
})

test.each([
  undefined,
  '',
  'models',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/a\\b',
  '/\t/evil.example',
  '/\n/evil.example',
  ' //evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/.//evil.example',
  '/..//evil.example',
  '/en//evil.example',
  '/sign-in?next=/sign-in',
  '/sign-out',
  `/${'a'.repeat(3000)}`,
  '/\uD800',
])('%j leads to the front page', (next) => {
  expect(returnPath(next)).toBe('/')
})

test('an open redirect is impossible: a browser always stays on the site, in both languages', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '%2f',
    '%5c',
    '\t',
    '\n',
    ' ',
    '@',
    ':',
    'en',
    'evil.example',
    'http:',
    '?',
    '#',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      for (const prefix of ['', '/en']) {
        const url = new URL(prefix + returnPath(pieces.join('')), 'https://site.example/sign-in')
        expect(url.origin).toBe('https://site.example')
      }
    }),
    { numRuns: 5000 },
  )
})
