/** A page of the feed of models: what was published or corrected last, of a unit, a field or a type. */
import { catalogueNames } from '#features/catalogue/contract.ts'
import { cellsOfUnit, type Field, fieldName } from '#features/models/contract.ts'
import { getUnit } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import { notFound } from '#platform/problem.ts'
import type { Feed, FeedEntry } from '../feed.rules.ts'
import { type Key, writeKey } from '../key.rules.ts'
import { messages } from '../messages.ts'
import { excerpt } from '../share.rules.ts'
import { listUpdated, type Updated } from '../showcase.store.ts'

const pageSize = 50
/** Up to so many models of a unit are collected and sorted; of more, the newest of all are asked one by one. */
const few = 10_000

export interface FeedAsk {
  readonly unit?: number | undefined
  readonly field?: Field | undefined
  readonly type?: number | undefined
  /** Where the page before ended. */
  readonly after?: Key | undefined
}

export interface FeedSite {
  readonly locale: Locale
  readonly siteName: string
  /** The whole address of a path of ours, in the reader's language. */
  readonly address: (path: string) => string
}

/** Throws not-found for a unit or a type that there is not. */
export async function readFeed(ctx: Ctx, ask: FeedAsk, site: FeedSite): Promise<Feed> {
  const say = messages[site.locale]
  const unit = ask.unit === undefined ? undefined : (await getUnit(ctx, ask.unit)).latest.fullName
  const typeName = ask.type === undefined ? undefined : await nameOfType(ctx, ask.type, site.locale)
  const rows = await listUpdated(ctx.db, {
    unitId: ask.unit,
    few: ask.unit !== undefined && (await countOf(ctx, ask.unit)) <= few,
    field: ask.field,
    typeId: ask.type,
    after: ask.after,
    limit: pageSize + 1,
  })
  const shown = rows.slice(0, pageSize)
  const types = await catalogueNames(ctx, {
    types: [...new Set(shown.flatMap(({ typeId }) => typeId ?? []))],
  })
  const field = ask.field === undefined ? undefined : fieldName(ask.field, site.locale)
  const about = [unit, typeName, field].filter((part) => part !== undefined)
  const address = (path: string, after?: string) => {
    const query = new URLSearchParams()
    for (const name of ['unit', 'field', 'type'] as const) {
      if (ask[name] !== undefined) query.set(name, String(ask[name]))
    }
    if (after !== undefined) query.set('after', after)
    return site.address(query.size === 0 ? path : `${path}?${query}`)
  }
  const feedAddress = (after?: string) => address('/models/feed.atom', after)
  const last = shown.at(-1)
  const atom = 'application/atom+xml'
  return {
    id: feedAddress(),
    lang: site.locale,
    title: `${about.length === 0 ? say.feed : say.feedOf(about.join(', '))} – ${site.siteName}`,
    subtitle: say.feedText,
    author: site.siteName,
    links: [
      { rel: 'self', type: atom, href: feedAddress(ask.after && writeKey(ask.after)) },
      { rel: 'alternate', type: 'text/html', href: address('/models') },
      { rel: 'first', type: atom, href: feedAddress() },
      ...(rows.length > pageSize && last
        ? [{ rel: 'next' as const, type: atom, href: feedAddress(writeKey(last)) }]
        : []),
    ],
    entries: shown.map((row) => entryOf(row, site, (id) => types.types.get(id)?.name[site.locale])),
  }
}

async function nameOfType(ctx: Ctx, id: number, locale: Locale): Promise<string> {
  const found = (await catalogueNames(ctx, { types: [id] })).types.get(id)
  if (!found) throw notFound({ vi: 'loại mô hình này', en: 'this type of model' })
  return found.name[locale]
}

async function countOf(ctx: Ctx, unitId: number): Promise<number> {
  return (await cellsOfUnit(ctx, unitId)).reduce((sum, { n }) => sum + n, 0)
}

function entryOf(row: Updated, site: FeedSite, typeName: (id: number) => string | undefined): FeedEntry {
  const say = messages[site.locale]
  const field = fieldName(row.field as Field, site.locale)
  const type = row.typeId === null ? undefined : typeName(row.typeId)
  return {
    id: `urn:uuid:${row.id}`,
    title: row.title,
    href: site.address(`/models/${row.id}`),
    published: row.published ?? row.updated,
    updated: row.updated,
    summary: [row.place, excerpt([row.method, row.situation, row.outputs], 500)].filter(Boolean).join('. '),
    categories: [
      { term: row.field, label: field },
      ...(type === undefined ? [] : [{ term: `type-${row.typeId}`, label: type }]),
      ...(row.example ? [{ term: 'example', label: say.example }] : []),
    ],
  }
}
