/** Checks a batch of rows: what they say, which units they mean, whether each may stand. A fixed number of queries. */
import { listLabels, listTypes } from '#features/catalogue/contract.ts'
import { checkMany, type Content, registerModelInput } from '#features/models/contract.ts'
import { type ResolvedPlace, resolvePlaces } from '#features/units/contract.ts'
import type { TrxCtx } from '#platform/db/transact.ts'
import { fieldErrors } from '#platform/http/issues.ts'
import { foldedKey } from '#platform/i18n/vietnamese.rules.ts'
import type { Period } from '../days.rules.ts'
import type { ImportId, Plan, Remark } from '../import.rules.ts'
import {
  enteredBefore,
  noUnit,
  notYet,
  sameRow,
  similarModel,
  similarRow,
  villageUnknown,
} from '../problems.rules.ts'
import { type CatalogueNames, readRow, type RowDraft, skippedRow } from '../row.rules.ts'
import { rowKey } from '../row-key.ts'
import {
  type Checked,
  listKnownKeys,
  listNew,
  listRegistered,
  listStanding,
  saveChecked,
} from '../rows.store.ts'
import { KnownWorks, titleKey } from '../similar.rules.ts'

/** A row on its way through the checks. */
interface Candidate {
  readonly rowNo: number
  readonly draft: RowDraft
  readonly remarks: Remark[]
  content?: Content
}

async function catalogueNames(ctx: TrxCtx): Promise<CatalogueNames> {
  const types = await listTypes(ctx)
  const labels = await listLabels(ctx)
  /* What belongs to the whole country comes last and so goes before a province's own of the same name. */
  const byName = (
    things: readonly { id: number; unitId: number | null; name: { vi: string; en: string } }[],
  ) =>
    new Map(
      things
        .toSorted((a, b) => Number(a.unitId === null) - Number(b.unitId === null))
        .flatMap(({ id, name }) => [foldedKey(name.en), foldedKey(name.vi)].map((key) => [key, id] as const)),
    )
  return {
    types: byName(types),
    themes: byName(labels.filter(({ kind }) => kind === 'theme')),
    campaigns: byName(labels.filter(({ kind }) => kind === 'campaign')),
  }
}

/** Nobody registers ahead: what is only known to the year ends today. */
function upToToday({ from, to, precision }: Period, today: string): Period {
  return { from, to: to > today && from <= today ? today : to, precision }
}

function isWrong({ remarks }: Candidate): boolean {
  return remarks.some(({ note }) => note !== true)
}

async function findPlaces(
  ctx: TrxCtx,
  rows: readonly Candidate[],
  texts: (draft: RowDraft) => readonly string[],
) {
  const today = ctx.clock.today()
  const asked = rows.flatMap((row) => {
    const { period } = row.draft
    const places = texts(row.draft)
    return period && period.from <= today && places.length > 0
      ? [{ row, texts: places, period: upToToday(period, today) }]
      : []
  })
  const prefer = ctx.actor.grants.map(({ unitId }) => unitId)
  const found = await resolvePlaces(
    ctx,
    asked.map(({ texts: places, period: { from, to } }) => ({ texts: places, from, to })),
    { prefer },
  )
  return new Map(asked.map(({ row, period }, i) => [row, { period, place: found[i] }] as const))
}

/** Which unit each row means; rows that name an organisation beside its commune are asked again by the commune. */
async function resolveUnits(ctx: TrxCtx, rows: readonly Candidate[]) {
  const first = await findPlaces(ctx, rows, ({ places }) => places)
  const unclear = rows.filter((row) => first.get(row)?.place?.unit === undefined)
  const second = await findPlaces(ctx, unclear, ({ otherPlaces }) => otherPlaces)
  return (row: Candidate): { period: Period; place: ResolvedPlace } | undefined => {
    const again = second.get(row)
    const answer = again?.place?.unit ? again : first.get(row)
    return answer?.place && { period: answer.period, place: answer.place }
  }
}

/** Fills in what the row says with its unit and day, by the same schema as the form. */
function assemble(row: Candidate, period: Period, place: ResolvedPlace): void {
  const { unit, within } = place
  if (!unit) {
    const why = place.why === 'found' ? 'nowhere' : place.why
    row.remarks.push(noUnit(why, row.draft.places, place.possible, period))
    return
  }
  if (within !== undefined) row.remarks.push({ ...villageUnknown(within), note: true })
  const { fields } = row.draft
  const parsed = registerModelInput.safeParse(
    {
      year: Number(unit.day.slice(0, 4)),
      ...(within !== undefined && { place: within }),
      ...fields,
      unitId: unit.unitId,
      registeredOn: unit.day,
      registeredPrecision: period.precision,
    },
    { reportInput: true },
  )
  if (parsed.success) {
    const { unitCode: _none, unitId = unit.unitId, registeredOn = unit.day, year = 0, ...rest } = parsed.data
    if (!isWrong(row)) row.content = { ...rest, unitId, registeredOn, year }
    return
  }
  /* What could not be read was said already, in words of its own. */
  const said = new Set(row.remarks.map(({ field }) => field))
  for (const { field, code, message } of fieldErrors(parsed.error)) {
    const [name = field] = field.split('.')
    if (!said.has(name)) row.remarks.push({ field: name, code, message })
  }
}

async function checkStanding(ctx: TrxCtx, rows: readonly Candidate[], plan: Plan): Promise<void> {
  const whole = rows.flatMap((row) => (row.content ? [{ row, content: row.content }] : []))
  const errors = await checkMany(
    ctx,
    whole.map(({ content }) => content),
    plan.enterAs,
  )
  for (const [i, { row }] of whole.entries())
    for (const { field, code, message } of errors[i] ?? []) row.remarks.push({ field, code, message })
}

interface Known {
  readonly titleKey: string
  readonly rowNo: number
  readonly rowKey: string
}

/** Works by unit and year. */
function worksByPlace<T extends { readonly titleKey: string; readonly at: string }>(works: readonly T[]) {
  const byPlace = new Map<string, KnownWorks<T>>()
  const at = (place: string) => {
    const known = byPlace.get(place) ?? new KnownWorks<T>()
    byPlace.set(place, known)
    return known
  }
  for (const work of works) at(work.at).add(work)
  return at
}

/** Entered before, twice in the list, or nearly the same as another one: in the order of the rows. */
async function checkRepeats(
  ctx: TrxCtx,
  id: ImportId,
  rows: readonly Candidate[],
  plan: Plan,
): Promise<Map<Candidate, { key: string; modelId: string | null }>> {
  const whole = rows.flatMap((row) =>
    row.content && !isWrong(row) ? [{ row, content: row.content, key: rowKey(row.content) }] : [],
  )
  const entered = await listKnownKeys(
    ctx.db,
    whole.map(({ key }) => key),
  )
  const units = [...new Set(whole.map(({ content }) => content.unitId))]
  const years = [...new Set(whole.map(({ content }) => content.year))]
  const place = (unitId: number, year: number) => `${unitId} ${year}`
  const rowsThere = (await listStanding(ctx.db, id, units)).map((one) => ({
    ...one,
    at: place(one.unitId, one.year),
  }))
  const registered = (await listRegistered(ctx.db, units, years)).map((model) => ({
    title: model.title,
    titleKey: titleKey(model.title),
    at: place(model.unitId, model.year),
  }))
  const ofList = worksByPlace<Known & { at: string }>(rowsThere)
  const ofRegister = worksByPlace(registered)
  const rowsByKey = new Map(rowsThere.toReversed().map(({ rowKey: known, rowNo }) => [known, rowNo]))
  const keys = new Map<Candidate, { key: string; modelId: string | null }>()
  for (const { row, content, key } of whole) {
    const modelId = entered.get(key) ?? null
    keys.set(row, { key, modelId })
    const at = place(content.unitId, content.year)
    const title = titleKey(content.title)
    const same = rowsByKey.get(key)
    const similar = ofList(at).find(title)
    const model = ofRegister(at).find(title)
    if (same !== undefined) row.remarks.push(sameRow(same))
    else if (modelId !== null) row.remarks.push({ ...enteredBefore(), note: true })
    else if (similar && !plan.takeSimilar) row.remarks.push(similarRow(similar.rowNo))
    else if (model && !plan.takeSimilar) row.remarks.push(similarModel(model.title))
    if (isWrong(row)) continue
    ofList(at).add({ titleKey: title, rowNo: row.rowNo, rowKey: key, at })
    if (same === undefined) rowsByKey.set(key, row.rowNo)
  }
  return keys
}

/** Checks up to `limit` rows that nobody looked at yet, as the importing account; returns how many there were. */
export async function checkRows(ctx: TrxCtx, id: ImportId, plan: Plan, limit: number): Promise<number> {
  const rows = await listNew(ctx.db, id, limit)
  if (rows.length === 0) return 0
  const names = await catalogueNames(ctx)
  const none = { content: null, unitId: null, year: null, titleKey: null, rowKey: null, modelId: null }
  const checked: Checked[] = []
  const candidates: Candidate[] = []
  for (const { rowNo, cells, band } of rows) {
    const row = { number: rowNo, cells }
    if (skippedRow(row, plan, band)) checked.push({ ...none, rowNo, state: 'skipped', remarks: [] })
    else {
      const draft = readRow(row, plan, names)
      candidates.push({ rowNo, draft, remarks: [...draft.remarks] })
    }
  }
  const today = ctx.clock.today()
  const placed = await resolveUnits(ctx, candidates)
  for (const row of candidates) {
    const answer = placed(row)
    if (row.draft.period && row.draft.period.from > today) row.remarks.push(notYet())
    if (answer) assemble(row, answer.period, answer.place)
  }
  await checkStanding(ctx, candidates, plan)
  const keys = await checkRepeats(ctx, id, candidates, plan)
  for (const row of candidates) {
    const { rowNo, remarks, content } = row
    const { key = null, modelId = null } = keys.get(row) ?? {}
    const bad = isWrong(row) || !content
    checked.push({
      rowNo,
      remarks,
      state: bad ? 'bad' : modelId === null ? 'good' : 'there',
      content: bad ? null : content,
      unitId: content?.unitId ?? null,
      year: content?.year ?? null,
      titleKey: content ? titleKey(content.title) : null,
      rowKey: key,
      modelId: bad ? null : modelId,
    })
  }
  await saveChecked(ctx.db, id, checked)
  return rows.length
}
