/** `/search?q=`: finds units by name, today's and former ones; the island adds results while typing. */
import { z } from 'zod'
import { optional, text } from '#platform/http/inputs.ts'
import { html, page } from '#platform/http/route.ts'
import { withCurrentNames } from '../queries/current-names.ts'
import { searchUnits } from '../queries/search-units.ts'
import { SearchPage } from './search.view.tsx'

/** More than fits a screen twice; whoever needs the fortieth hit types another word instead. */
export const searchLimit = 40

const searchQuery = z.object({ q: optional(text({ min: 0, max: 100 })) })

export const searchPages = [
  page({ method: 'GET', path: '/search', query: searchQuery }, async ({ ctx, query, view, island }) => {
    const q = query.q ?? ''
    const hits =
      q === '' ? [] : await withCurrentNames(ctx, await searchUnits(ctx, { query: q, limit: searchLimit }))
    return html(
      <SearchPage view={view} query={q} hits={hits} limit={searchLimit} script={island('search')} />,
    )
  }),
]
