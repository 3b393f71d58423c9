/** `units boundaries FILE`: stores the shapes of a GeoJSON or TopoJSON file as boundaries of the units of a day. */
import { createHash } from 'node:crypto'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { invalid, Problem } from '#platform/problem.ts'
import { listBounded, listCodedOn, replaceBoundaries } from '../boundaries/boundary.store.ts'
import { type FieldNames, matchShapes, unitsWithout } from '../boundaries/match.rules.ts'
import { readShapes } from '../boundaries/shape-file.rules.ts'
import { encodeArea, simplifyTopology, topologyOf } from '../boundaries/topology.rules.ts'
import { isDay } from '../dates.rules.ts'
import { emptyReport, type ImportReport } from '../import/report.rules.ts'
import { saveSources, sourceIdOf, tryLockUnits } from '../import/workspace.store.ts'
import { markUnitsChanged } from '../unit-changes.ts'
import { mayImportUnits } from '../units.policy.ts'
import { onlyRegistrar, unitsBusy } from '../units.problems.ts'
import { findVersionByCode } from '../units.store.ts'
import { keepReport } from './keep-report.ts'
import type { OnProgress } from './run-import.ts'

export interface BoundariesFile {
  readonly fileName: string
  readonly content: Buffer
  /** The day whose units the file draws; today unless told. */
  readonly asOf?: string | undefined
  /** Who drew them, for the line below every map; the file's name unless told. */
  readonly source?: string | undefined
  /** Under which terms they may be used, in words. */
  readonly licence?: string | undefined
  /** Properties that hold code and name, where they are not found by themselves. */
  readonly fields?: FieldNames | undefined
}

/** The whole country with all its corners is under 100 MB even unsimplified; a name of a file is trusted with nothing. */
export const mostBytes = 128 * 1024 * 1024

/**
 * About 4,800 m², in squared steps of the grid: smaller bends are not seen on a map of a province, where a unit of
 * the drawing is 150 m and more.
 */
const smallestBend = 40

/**
 * All or nothing; the same file again changes nothing. Throws Problems `not-allowed`, `file-too-large`,
 * `shapes-unknown` (no GeoJSON, no TopoJSON), `shapes-too-many`, `shapes-damaged`, `invalid` (the day), and
 * `units-busy`.
 */
export async function importBoundaries(
  ctx: Ctx,
  file: BoundariesFile,
  onProgress: OnProgress = () => undefined,
): Promise<ImportReport> {
  const today = ctx.clock.today()
  const nation = await findVersionByCode(ctx.db, 'iso', 'VN', today)
  if (!mayImportUnits(ctx.actor, nation?.id)) throw onlyRegistrar()
  const asOf = file.asOf ?? today
  if (!isDay(asOf)) throw unknownDay()
  onProgress({ stage: 'read', done: 0, total: 1 })
  const shapes = readFile(file.content)
  onProgress({ stage: 'read', done: 1, total: 1 })
  const title = file.source ?? file.fileName
  const code = `boundaries-${createHash('sha256').update(title).digest('hex').slice(0, 12)}`
  return transact(ctx, async (ctx) => {
    if (!(await tryLockUnits(ctx.db))) throw unitsBusy()
    const startedAt = ctx.clock.now()
    const units = await listCodedOn(ctx.db, asOf)
    const { matched, unresolved, repaired, guessed } = matchShapes(shapes, units, file.fields)
    onProgress({ stage: 'compare', done: matched.length, total: shapes.length })
    const drawn = simplifyTopology(topologyOf(matched.map(({ polygons }) => polygons)), smallestBend)
    const rows = matched.map(({ unit }, i) => ({
      unit: unit.id,
      geometry: encodeArea(drawn.areas[i] ?? [], drawn.lines),
    }))
    await saveSources(ctx.db, [{ code, title, url: null, rank: 0 }])
    const about = { date: asOf, sourceId: await sourceIdOf(ctx.db, code), licence: file.licence ?? null }
    const saved = await replaceBoundaries(ctx.db, rows, about)
    if (saved.created + saved.changed > 0) await markUnitsChanged(ctx)
    onProgress({ stage: 'write', done: rows.length, total: rows.length })
    const bounded = new Set(await listBounded(ctx.db, asOf))
    const points = shapes.reduce((sum, { polygons }) => sum + cornersOf(polygons), 0)
    const empty = emptyReport(title)
    const report: ImportReport = {
      ...empty,
      asOf,
      read: { shapes: shapes.length, points },
      created: { ...empty.created, boundaries: saved.created },
      changed: { ...empty.changed, boundaries: saved.changed },
      unchanged: { ...empty.unchanged, boundaries: saved.unchanged },
      repaired,
      guessed,
      unresolved: [...unresolved, ...unitsWithout(units, bounded, matched)],
    }
    await keepReport(
      ctx,
      { fileName: file.fileName, content: file.content, sourceCode: code, startedAt },
      report,
    )
    return report
  })
}

function cornersOf(polygons: readonly (readonly (readonly number[])[])[]): number {
  return polygons.reduce((sum, rings) => sum + rings.reduce((all, ring) => all + ring.length / 2, 0), 0)
}

function readFile(content: Buffer) {
  if (content.length > mostBytes) throw tooLarge()
  let json: unknown
  try {
    json = JSON.parse(content.toString('utf8').replace(/^\uFEFF/u, ''))
  } catch {
    throw unknownShapes()
  }
  const shapes = readShapes(json)
  if (!shapes) throw unknownShapes()
  return shapes
}

const unknownShapes = () =>
  new Problem('shapes-unknown', 422, {
    vi: 'Không nhận ra tệp này: cần GeoJSON hoặc TopoJSON có ranh giới các đơn vị.',
    en: 'This file has no shape we know: it should be GeoJSON or TopoJSON with boundaries of units.',
  })

const tooLarge = () =>
  new Problem('file-too-large', 413, {
    vi: 'Tệp lớn hơn 128 MB. Chưa nhập gì; xin dùng bản ranh giới đã giản lược.',
    en: 'The file is larger than 128 MB. Nothing was imported; use simplified boundaries.',
  })

const unknownDay = () =>
  invalid([
    {
      field: 'asOf',
      code: 'date',
      message: { vi: 'Ngày cần có dạng 2026-07-25.', en: 'The day should look like 2026-07-25.' },
    },
  ])
