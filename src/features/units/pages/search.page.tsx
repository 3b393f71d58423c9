/** `/search?q=`: finds units by name or code, today's and former ones; the island adds results while typing. */
import { z } from 'zod'
import { optional, text } from '#platform/http/inputs.ts'
import { html, page } from '#platform/http/route.ts'
import { withCurrentNames } from '../queries/current-names.ts'
import { searchUnits } from '../queries/search-units.ts'
import { findCodeHits, isCode } from './code-hits.ts'
import { SearchPage } from './search.view.tsx'

/** More than fits a screen twice; whoever needs the fortieth hit types another word instead. */
export const searchLimit = 40

const searchQuery = z.object({ q: optional(text({ min: 0, max: 100 })) })

export const searchPages = [
  page({ method: 'GET', path: '/search', query: searchQuery }, async ({ ctx, query, view, island }) => {
    const q = query.q ?? ''
    const named = q === '' ? [] : await searchUnits(ctx, { query: q, limit: searchLimit })
    const coded = isCode(q) ? await findCodeHits(ctx, q) : []
    const others = named.filter((hit) => !coded.some((first) => first.unit.id === hit.unit.id))
    const hits = await withCurrentNames(ctx, [...coded, ...others].slice(0, searchLimit))
    return html(
      <SearchPage view={view} query={q} hits={hits} limit={searchLimit} script={island('search')} />,
    )
  }),
]
