/** The search for units as a page. All of it works as a plain form; `data-unit-search` is where the island begins. */
import { formatNumber } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { ButtonGroup, ButtonLink } from '#ui/components/button/button.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { LinkList, PageHeading, Section } from '#ui/components/page/page.tsx'
import { Said, vi, viQuotes } from '#ui/components/said/said.tsx'
import { SearchBox } from '#ui/components/search-box/search-box.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'
import type { SearchHit } from '../units.rules.ts'
import { unitPath } from './paths.ts'
import { capital, contextOf, inText } from '../place-words.rules.ts'
import { Name, Vi } from './names.tsx'
import { endWords } from './wording.ts'

export interface SearchPageProps {
  readonly view: View
  readonly query: string
  readonly hits: readonly SearchHit[]
  readonly limit: number
  readonly script: string
}

export function SearchPage({ view, query, hits, limit, script }: SearchPageProps) {
  const say = messages[view.locale]
  const title = query === '' ? say.search : `${say.search}: ${query}`
  return (
    <Layout view={view} title={title} scripts={[script]}>
      <PageHeading title={say.search} />
      <div
        data-unit-search="/api/v1/units"
        data-units={href(view, '/units')}
        data-today={view.today}
        data-words={JSON.stringify(say.live)}
      >
        <SearchBox
          locale={view.locale}
          action={href(view, '/search')}
          label={say.searchLabel}
          hint={<Said text={viQuotes(say.searchHint)} />}
          value={query}
          id="q"
        />
      </div>
      {query === '' ? (
        <Section title={say.searchStart} id="results">
          <p>{say.searchStartText}</p>
          <ButtonGroup>
            <ButtonLink href={href(view, '/units')} kind="secondary">
              {say.browse}
            </ButtonLink>
          </ButtonGroup>
        </Section>
      ) : (
        <Results view={view} query={query} hits={hits} limit={limit} />
      )}
    </Layout>
  )
}

function Results({ view, query, hits, limit }: Omit<SearchPageProps, 'script'>) {
  const say = messages[view.locale]
  const full = hits.length >= limit
  if (hits.length === 0) {
    return (
      <Section title={<Said text={say.searchNone(vi(query))} />} id="results">
        <p>
          <Said text={viQuotes(say.searchNoneText)} />
        </p>
        <p>
          {say.searchModels} <Link href={href(view, '/models')}>{say.searchModelsPage}</Link>.
        </p>
      </Section>
    )
  }
  return (
    <Section title={<Said text={resultsTitle(view, query, hits.length, full)} />} id="results">
      {full ? <p>{say.searchMore}</p> : null}
      <LinkList
        items={hits.map((hit) => ({
          href: href(view, unitPath(hit.unit)),
          title: <Name name={hit.unit.fullName} period={endWords(view.locale, hit.unit, view.today)} />,
          ...(saysWhere(hit) && { text: <Whereabouts view={view} hit={hit} /> }),
        }))}
      />
    </Section>
  )
}

function resultsTitle(view: View, query: string, found: number, full: boolean): string {
  const say = messages[view.locale]
  const count = formatNumber(found, view.locale)
  if (full) return say.searchFirst(count, vi(query))
  return found === 1 ? say.searchResult(vi(query)) : say.searchResults(count, vi(query))
}

/** A former district went into dozens of units; its own page lists them all. */
const shownParts = 3

const isFormer = (hit: SearchHit) => !hit.existsToday || hit.now.length > 0

/** A province of today says all with its name. */
const saysWhere = (hit: SearchHit) => isFormer(hit) || contextOf(hit.place) !== ''

/** Where it is, and for a former unit or name what it is now, with a link. */
function Whereabouts({ view, hit }: { view: View; hit: SearchHit }) {
  const say = messages[view.locale]
  const context = contextOf(hit.place)
  const now = hit.now.length === 0 ? say.nowUnknownShort : `${say.live.now} `
  if (!isFormer(hit)) return <Vi>{capital(context)}</Vi>
  return (
    <>
      {context === '' ? (
        ''
      ) : (
        <>
          <Vi>{capital(context)}</Vi> ·{' '}
        </>
      )}
      {context === '' ? capital(now) : now}
      {hit.now.slice(0, shownParts).map((unit, index) => (
        <>
          {index === 0 ? '' : '; '}
          <Link href={href(view, `/units/${unit.id}`)}>
            <Vi>{inText(unit.fullName)}</Vi>
          </Link>
          {contextOf(unit.place) === '' ? '' : <Vi>, {contextOf(unit.place)}</Vi>}
        </>
      ))}
      {hit.now.length > shownParts ? ` ${say.andMore(String(hit.now.length - shownParts))}` : ''}
    </>
  )
}
