/**
 * Rules and schemas import no neighbour, so a few lists of words stand in several features. They are the same lists.
 */
import { expect, test } from 'vitest'
import * as catalogue from '#features/catalogue/catalogue.rules.ts'
import * as imports from '#features/imports/imports.schemas.ts'
import * as coverage from '#features/indicators/coverage.rules.ts'
import * as models from '#features/models/model.rules.ts'
import * as units from '#features/units/units.rules.ts'

test.each([
  ['fields', models.fields, [catalogue.fields, imports.fields, coverage.fields]],
  ['levels of registration', models.levels, [imports.levels, coverage.registerLevels]],
  [
    'owner blocks',
    models.ownerBlocks,
    [units.ownerBlocks, catalogue.ownerBlocks, imports.ownerBlocks, coverage.ownerBlocks],
  ],
])('%s are the same everywhere', (_, words, others) => {
  expect(words.length).toBeGreaterThan(3)
  for (const other of others) expect(other).toEqual(words)
})
