/**
 * What a list of models has as a file: its columns in a stable order, and the values of a record in them. Codes and keys
 * never change with the language; names do.
 */
import type { Locale } from '#platform/i18n/messages.ts'
import { type ColumnKey, columnKeys, columnWords } from './export.messages.ts'
import { messages } from './messages.ts'
import { fields, levels, type Model, ownerBlocks, states, statuses } from './model.rules.ts'
import { coBlocks } from './owners.rules.ts'
import { knownPart, startPrecision } from './registered.rules.ts'

/** A record with what it is called where it lies. */
export interface ExportRow extends Model {
  readonly unitCode: string | null
  readonly unitName: string | null
  readonly communeName: string | null
  readonly provinceName: string | null
}

interface Named {
  readonly code: string
  readonly name: string
}

/** What the catalogue calls things, by id. */
export interface Names {
  readonly types: ReadonlyMap<number, Named>
  readonly labels: ReadonlyMap<number, Named>
}

export type ExportValue = string | number | boolean | null

/** `date` holds civil dates, or only the month or year that is known. */
export interface ExportColumn {
  readonly key: ColumnKey
  readonly header: string
  readonly meaning: string
  readonly kind: 'text' | 'number' | 'date'
  /** What a number counts. */
  readonly unit: 'VND' | null
  /** The values that a code may have, with what they are called; null where they are not so few. */
  readonly codes: Readonly<Record<string, string>> | null
}

const numbers: ReadonlySet<ColumnKey> = new Set([
  'unit_id',
  'year',
  'budget_state_vnd',
  'budget_mobilised_vnd',
])
const dates: ReadonlySet<ColumnKey> = new Set(['registered_on', 'status_on', 'starts_on', 'ends_on'])

function codesOf(key: ColumnKey, locale: Locale): Readonly<Record<string, string>> | null {
  const say = messages[locale]
  const of = (codes: readonly string[], names: Readonly<Record<string, string>>) =>
    Object.fromEntries(codes.map((code) => [code, names[code] ?? code]))
  switch (key) {
    case 'state':
      return of(states, say.state)
    case 'field':
      return of(fields, say.field)
    case 'level':
      return of(levels, say.level)
    case 'owner_block':
    case 'co_blocks':
      return of(ownerBlocks, say.ownerBlock)
    case 'status':
      return of(statuses, say.status)
    default:
      return null
  }
}

/** The columns in their order, called as the reader's language has it. */
export function exportColumns(locale: Locale): ExportColumn[] {
  return columnKeys.map((key) => {
    const [header, meaning] = columnWords[locale][key]
    return {
      key,
      header,
      meaning,
      kind: numbers.has(key) ? 'number' : dates.has(key) ? 'date' : 'text',
      unit: key.endsWith('_vnd') ? 'VND' : null,
      codes: codesOf(key, locale),
    }
  })
}

const between = '; '

/** The values of a record, in the order of the columns. */
export function exportValues(
  row: ExportRow,
  { types, labels }: Names,
  locale: Locale,
  site: string,
): ExportValue[] {
  const say = messages[locale]
  const type = row.typeId === null ? undefined : types.get(row.typeId)
  const labelled = (ids: readonly number[], what: keyof Named) =>
    ids.map((id) => labels.get(id)?.[what] ?? '').join(between)
  const names = (owners: Model['lead']) => owners.map(({ name }) => name).join(between)
  const values: Readonly<Record<ColumnKey, ExportValue>> = {
    id: row.id,
    url: `${site}/models/${row.id}`,
    title: row.title,
    state: row.state,
    state_name: say.state[row.state],
    unit_id: row.unitId,
    unit_code: row.unitCode,
    unit: row.unitName,
    commune: row.communeName,
    province: row.provinceName,
    field: row.field,
    field_name: say.field[row.field],
    level: row.level,
    level_name: say.level[row.level],
    owner_block: row.ownerBlock,
    owner_block_name: say.ownerBlock[row.ownerBlock],
    co_blocks: coBlocks(row).join(between),
    type: type?.code ?? null,
    type_name: type?.name ?? null,
    themes: labelled(row.themes, 'code'),
    theme_names: labelled(row.themes, 'name'),
    campaigns: labelled(row.campaigns, 'code'),
    campaign_names: labelled(row.campaigns, 'name'),
    registered_on: knownPart(row.registeredOn, row.registeredPrecision),
    year: row.year,
    status: row.status,
    status_name: say.status[row.status],
    status_on: row.statusOn,
    recognised: row.recognised,
    situation: row.situation,
    goals: row.goals,
    method: row.method,
    target_group: row.targetGroup,
    place: row.place,
    lead: names(row.lead),
    coordinating: names(row.coordinating),
    participating: names(row.participating),
    resources: row.resources,
    budget_state_vnd: row.budgetStateVnd,
    budget_mobilised_vnd: row.budgetMobilisedVnd,
    starts_on: row.startsOn && knownPart(row.startsOn, startPrecision(row)),
    ends_on: row.endsOn,
    outputs: row.outputs,
    sustainability: row.sustainability,
    example: row.example,
    source_title: row.sourceTitle,
    source_url: row.sourceUrl,
    updated_at: row.updatedAt.toISOString(),
  }
  return columnKeys.map((key) => values[key])
}
