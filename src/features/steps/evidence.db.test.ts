/** Evidence of the steps: what comes in, who sees it, and what goes with it when it is removed. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/auth/actor.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { tidyFiles } from '#platform/files/tidy-files.ts'
import { anUpload, pdf, tellingPhoto } from '#platform/files/uploads.test-support.ts'
import { fixedClock } from '#platform/clock.ts'
import { Problem } from '#platform/problem.ts'
import { aModel } from '#test/builders/models.ts'
import { buildAccount, buildPlaces, type Places } from '#test/builders/people.ts'
import { useDatabase } from '#test/harness/database.ts'
import { addEvidence } from './commands/add-evidence.ts'
import { approveEvidence } from './commands/approve-evidence.ts'
import { closeStep } from './commands/close-step.ts'
import { hideEvidence } from './commands/hide-evidence.ts'
import { removeEvidence } from './commands/remove-evidence.ts'
import { readSteps } from './queries/read-steps.ts'
import { unseenPhotos } from './queries/unseen-photos.ts'
import { aLink, aPhoto, ready } from './steps.test-support.ts'
import { stepNames } from './steps.rules.ts'
import { anonymous } from '#platform/auth/actor.ts'

const database = useDatabase()
let places: Places
let officer: Actor
let head: Actor
const as = (actor: Actor): Ctx => database.ctx({ actor })

async function fresh(state: 'draft' | 'submitted' | 'accepted' | 'published' = 'accepted'): Promise<string> {
  return (await aModel(database.ctx(), { unitId: places.ward, registeredOn: '2026-09-01', state })).id
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) =>
      error instanceof Problem
        ? [error.code, ...error.fields.map(({ field }) => field)].join(' ')
        : String(error),
  )
}

beforeAll(async () => {
  places = await buildPlaces(database.db)
  const account = async (role: string, unitId: number) =>
    (await buildAccount(database.ctx(), { roles: [[role, unitId]] })).actor
  officer = await account('ward_officer', places.ward)
  head = await account('neighbourhood_head', places.ward)
})

describe('in public', () => {
  test('closed steps and approved evidence, and nothing else', async () => {
    const id = await fresh('published')
    for (const step of stepNames) await ready(as(head), id, step)
    const photo = await aPhoto(as(head), id, 'mobilise')
    const nothing = await readSteps(as(anonymous), id)
    expect([nothing.tasks, nothing.outreach, nothing.reviews, nothing.evidence, nothing.changes]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ])
    expect(nothing.steps.every(({ why }) => why === '')).toBe(true)
    expect(nothing.reached.times).toBe(0)

    await closeStep(as(head), { modelId: id, step: 'choose', on: '2026-11-01' })
    await closeStep(as(head), { modelId: id, step: 'organise', on: '2026-11-01' })
    await approveEvidence(as(officer), { modelId: id, ids: [photo], consent: true })
    const some = await readSteps(as(anonymous), id)
    expect([some.steps[0]?.why, some.tasks.length, some.outreach.length, some.reviews.length]).toEqual([
      'Rác dạt vào bến',
      1,
      0,
      0,
    ])
    expect(some.evidence.map((one) => one.id)).toEqual([photo])
    expect([some.officer, some.writes.size, some.approves, some.hides, some.reopens]).toEqual([
      false,
      0,
      false,
      false,
      false,
    ])

    await hideEvidence(as(head), { modelId: id, ids: [photo] })
    expect((await readSteps(as(anonymous), id)).evidence).toEqual([])
  })
})

describe('evidence', () => {
  test('photos need consent to be shown, links and documents do not', async () => {
    const id = await fresh()
    const [link, photo] = [await aLink(as(head), id, 'choose'), await aPhoto(as(head), id, 'choose')]
    expect(
      await codeOf(approveEvidence(as(officer), { modelId: id, ids: [link, photo], consent: false })),
    ).toBe('invalid consent')
    expect(await approveEvidence(as(officer), { modelId: id, ids: [link], consent: false })).toBe(1)
    expect(await approveEvidence(as(officer), { modelId: id, ids: [link, photo], consent: true })).toBe(1)
    expect(await codeOf(approveEvidence(as(officer), { modelId: id, ids: [], consent: true }))).toBe(
      'invalid ids',
    )
    const other = await aLink(as(head), await fresh(), 'choose')
    expect(await codeOf(approveEvidence(as(officer), { modelId: id, ids: [other], consent: true }))).toBe(
      'not-found',
    )
  })

  test('new photos of public models wait for who publishes there, until somebody looked or 60 days went by', async () => {
    await sql`insert into unit_attribution values (${places.ward}, ${places.ward}) on conflict do nothing`.execute(
      database.db,
    )
    const [open, hidden] = [await fresh('published'), await fresh('accepted')]
    const seen = await aPhoto(as(head), open, 'mobilise')
    await aPhoto(as(head), open, 'organise', 91)
    await aLink(as(head), open, 'mobilise')
    await aPhoto(as(head), hidden, 'mobilise')
    const waits = async (ctx: Ctx) =>
      (await unseenPhotos(ctx)).filter(({ modelId }) => modelId === open || modelId === hidden)
    expect(await waits(as(officer))).toMatchObject([{ modelId: open, photos: 2 }])
    expect([await waits(as(head)), await waits(as(anonymous))]).toEqual([[], []])
    await approveEvidence(as(officer), { modelId: open, ids: [seen], consent: true })
    expect(await waits(as(officer))).toMatchObject([{ modelId: open, photos: 1 }])
    const later = database.ctx({ actor: officer, clock: fixedClock('2027-03-01T05:00:00Z') })
    expect(await waits(later)).toEqual([])
  })

  test('a pair, photos, documents and a link at once; the same again adds nothing', async () => {
    const id = await fresh()
    const photo = async (width: number, field = 'photos') => ({
      ...anUpload(await tellingPhoto(width, 50), `${width}.jpg`),
      field,
    })
    const send = async () =>
      addEvidence(as(head), {
        modelId: id,
        step: 'mobilise',
        caption: 'Bến trước và sau',
        takenOn: '2026-10-05',
        url: 'https://example.vn/bai',
        photos: [await photo(101), await photo(102), await photo(101)],
        documents: [anUpload(pdf, 'Biên bản.pdf')],
        before: await photo(103, 'before'),
        after: await photo(104, 'after'),
      })
    expect(await send()).toHaveLength(5)
    expect(await send()).toEqual([])
    const { evidence } = await readSteps(as(head), id)
    expect(evidence.map(({ kind }) => kind).toSorted()).toEqual([
      'document',
      'link',
      'pair',
      'photo',
      'photo',
    ])
    const pair = evidence.find(({ kind }) => kind === 'pair')
    expect([pair?.picture?.width, pair?.after?.width]).toEqual([50, 50])
  })

  test('half a pair, nothing at all, a day to come and a wrong file are refused at their field', async () => {
    const id = await fresh()
    const base = {
      modelId: id,
      step: 'choose',
      caption: 'x',
      takenOn: null,
      url: null,
      photos: [],
      documents: [],
    } as const
    const photo = { ...anUpload(await tellingPhoto(), 'a.jpg'), field: 'before' }
    expect(await codeOf(addEvidence(as(head), base))).toBe('invalid photos')
    expect(await codeOf(addEvidence(as(head), { ...base, before: photo }))).toBe('invalid after')
    expect(
      await codeOf(addEvidence(as(head), { ...base, url: 'https://a.vn/', takenOn: '2026-11-22' })),
    ).toBe('invalid takenOn')
    const text = { ...anUpload('<svg/>', 'a.jpg'), field: 'photos' }
    expect(await codeOf(addEvidence(as(head), { ...base, photos: [text] }))).toBe('invalid photos')
    expect((await readSteps(as(head), id)).evidence).toEqual([])
  })

  test('removed evidence takes its file along, unless another refers to it', async () => {
    const [one, two] = [await fresh(), await fresh()]
    const [first, second] = [
      await aPhoto(as(head), one, 'choose', 201),
      await aPhoto(as(head), two, 'choose', 201),
    ]
    const fileOf = async (modelId: string) =>
      (await readSteps(as(head), modelId)).evidence[0]?.picture?.fileId ?? ''
    const [lost, kept] = [await fileOf(one), await fileOf(two)]
    await removeEvidence(as(head), { modelId: one, ids: [first] })
    await tidyFiles(database.ctx({ clock: fixedClock(new Date(Date.now() + 3 * 86_400_000)) }))
    const left = await database.db
      .selectFrom('file')
      .select(['id', 'sha256'])
      .where('id', 'in', [lost, kept])
      .execute()
    expect(left.map(({ id }) => id)).toEqual([kept])
    expect(typeof (await database.open.files.size(left[0]?.sha256 ?? ''))).toBe('number')
    expect(second).not.toBe(first)
  })
})
