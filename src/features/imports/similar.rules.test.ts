/** Titles that name the same work are found among many at once, the same as by comparing with each. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KnownWorks, sameWork, titleKey } from './similar.rules.ts'

const word = fc.constantFrom(
  'to',
  'quan',
  'thon',
  'thom',
  'hoa',
  'huong',
  'huon',
  'huogn',
  '1',
  'duong2',
  'duong3',
)
const title = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))

test('the first that was added and names the same work is found', () => {
  fc.assert(
    fc.property(fc.array(title, { maxLength: 12 }), title, (titles, wanted) => {
      const works = titles.map((titleKey, no) => ({ titleKey, no }))
      const known = new KnownWorks<(typeof works)[number]>()
      for (const work of works) known.add(work)
      expect(known.find(wanted)?.no).toBe(works.find((work) => sameWork(work.titleKey, wanted))?.no)
    }),
    { numRuns: 2000 },
  )
})

test('a list of 50,000 works of one unit is not compared each with each', () => {
  const known = new KnownWorks<{ titleKey: string }>()
  let found = 0
  for (let i = 0; i < 50_000; i++) {
    const key = titleKey(`Mô hình tuyến đường tự quản số ${i} của thôn ${i % 300}`)
    if (known.find(key)) found++
    known.add({ titleKey: key })
  }
  expect(found).toBe(0)
  expect(known.find(titleKey('Tuyến đường tự qan số 7 của thôn 7'))?.titleKey).toBe(
    'tuyen duong tu quan so 7 cua thon 7',
  )
})
