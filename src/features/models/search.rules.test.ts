/** Spans of time cover every day once; what is typed becomes marks that documents have. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Model } from './model.rules.ts'
import { documentOf, exactGrades, spansBack, typedWords } from './search.rules.ts'

const model: Pick<Model, keyof Parameters<typeof documentOf>[0]> = {
  unitId: 7,
  title: "Thắp sáng đường quê, buôn R'Lấp 12",
  field: 'economy',
  level: 'village',
  ownerBlock: 'party',
  typeId: 3,
  themes: [1],
  campaigns: [20],
  registeredOn: '2026-02-03',
  registeredPrecision: 'day',
  year: 2026,
  situation: 'Đường tối.\nNgười đi ngại.',
  goals: '',
  method: '',
  targetGroup: '',
  place: '',
  lead: [{ name: 'Hội Nông dân', block: null, unitId: null }],
  coordinating: [],
  participating: [],
  resources: '',
  budgetStateVnd: null,
  budgetMobilisedVnd: null,
  startsOn: null,
  endsOn: null,
  outputs: '',
  sustainability: '',
  status: 'registered',
  recognised: false,
}

const marksOf = (registeredOn: string) => documentOf({ ...model, registeredOn }).split(' ')
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('spans back from a day', () => {
  test('every day up to it lies in exactly one', () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [from, to] = one > other ? [one, other] : [other, one]
        const marks = new Set(marksOf(to))
        const within = spansBack(from).filter(({ mark, before }) =>
          mark ? marks.has(mark) : to < (before ?? ''),
        )
        expect(within).toHaveLength(1)
      }),
      { numRuns: 2000 },
    )
  })

  test('the newest come first', () => {
    const first = (registeredOn: string) =>
      spansBack('2026-11-21').findIndex(({ mark, before }) =>
        mark ? marksOf(registeredOn).includes(mark) : registeredOn < (before ?? ''),
      )
    const days = ['2026-11-01', '2026-10-01', '2026-09-30', '2026-08-31', '2024-01-01', '1950-01-01']
    expect(days.map(first)).toEqual([0, 1, 2, 3, 3, 3])
  })
})

test('a document has the words with and without accents, and no sign that a query could trip over', () => {
  const marks = documentOf(model).split(' ')
  expect(marks).toEqual(
    expect.arrayContaining(['tthap', 'Tthắp', 't12', 'crlap', 'cngai', 'cnong', '#feconomy', '#L20', '#u7']),
  )
  expect(marks).not.toContain('T12')
  expect(marks.filter((mark) => /['\\:*&|!()]|^.?$/u.test(mark))).toEqual([])
  expect(new Set(marks).size).toBe(marks.length)
})

describe('what is typed', () => {
  test('accents ask for the title as it is spelt first', () => {
    expect(exactGrades(typedWords('Thắp sang'))).toEqual([
      { grade: 'title-exact', query: "'Tthắp' & 'tsang'" },
      { grade: 'title', query: "('tthap' & 'tsang') & !('Tthắp' & 'tsang')" },
      { grade: 'anywhere', query: "('cthap' & 'csang') & !('tthap' & 'tsang')" },
    ])
  })

  test('two spellings of one word are the same', () => {
    expect(typedWords('hoà thuỷ')).toEqual(typedWords('HÒA  THỦY'))
  })

  test.each(["'; drop table model; --", "a' & !'b", '\\', '!!! ()', '😀', 'a:* | b'])(
    'whatever signs: %s becomes words or nothing',
    (typed) => {
      for (const { query } of typedWords(typed).length > 0 ? exactGrades(typedWords(typed)) : [])
        expect(query).toMatch(/^[tTc\p{L}\p{Nd}'&!() ]+$/u)
    },
  )

  test('at most twelve words count', () => {
    expect(typedWords(Array.from({ length: 40 }, (_, i) => `từ${i}`).join(' '))).toHaveLength(12)
  })
})
