import type pg from 'pg'
import { expect, test } from 'vitest'
import { prepareRepeated } from './prepared.ts'

/** A client that says what it was asked. */
function listening() {
  const asked: unknown[] = []
  const client = { query: (...all: unknown[]) => asked.push(all[0]) } as unknown as pg.PoolClient
  prepareRepeated(client)
  return { client, asked }
}

test('a text that comes again is prepared under one name, its values with it', () => {
  const { client, asked } = listening()
  const text = 'select id from model where year = $1'
  for (const year of [2024, 2025, 2026]) void client.query(text, [year])
  expect(asked).toEqual([text, { name: 'p1', text, values: [2025] }, { name: 'p1', text, values: [2026] }])
})

test.each([
  ['columns that may change', 'select * from "model" where id = $1', [1]],
  ['columns of a part that may change', 'select m.*, 1 as one from model m where id = $1', [1]],
  ['what opens a transaction', 'begin isolation level serializable', []],
  ['what has no values', 'select 1', undefined],
])('%s: never', (_, text, values) => {
  const { client, asked } = listening()
  for (let i = 0; i < 3; i++) void client.query(text, values as unknown[])
  expect(asked).toEqual([text, text, text])
})

test('counting all rows, and columns of a part that names them, may be prepared', () => {
  const { client, asked } = listening()
  const texts = ['select count(*) from model', 'select * from (select id from model) m']
  for (const text of [...texts, ...texts]) void client.query(text, [])
  expect(asked.slice(2)).toEqual(texts.map((text, i) => ({ name: `p${i + 1}`, text, values: [] })))
})

test('no connection prepares without bound', () => {
  const { client, asked } = listening()
  for (let i = 0; i < 400; i++) for (let again = 0; again < 2; again++) void client.query(`select ${i}`, [])
  expect(asked.filter((one) => typeof one === 'object')).toHaveLength(300)
})
