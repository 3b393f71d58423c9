/** The key of a row: a digest of what it says of which unit and when. Equal rows have equal keys, today and next year. */
import { createHash } from 'node:crypto'
import type { Content } from '#features/models/contract.ts'

/** In this order for ever: another one would make every row a new one. */
const keyed = [
  'unitId',
  'registeredOn',
  'registeredPrecision',
  'year',
  'title',
  'field',
  'level',
  'ownerBlock',
  'typeId',
  'themes',
  'campaigns',
  'situation',
  'goals',
  'method',
  'targetGroup',
  'place',
  'lead',
  'coordinating',
  'participating',
  'resources',
  'budgetStateVnd',
  'budgetMobilisedVnd',
  'startsOn',
  'endsOn',
  'outputs',
  'sustainability',
] as const satisfies readonly (keyof Content)[]

/** 43 signs. */
export function rowKey(content: Content): string {
  const said = keyed.map((field) => content[field])
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}
