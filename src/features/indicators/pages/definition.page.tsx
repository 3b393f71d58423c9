/** `/indicators/{id}`: what an indicator means, in all its versions. */
import { listTypes } from '#features/catalogue/contract.ts'
import { html, page, type Route, type View } from '#platform/http/route.ts'
import { formatDate } from '#platform/i18n/format.ts'
import { z } from 'zod'
import { optional } from '#platform/http/inputs.ts'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { isScale, type Version, versionOn } from '../indicator.rules.ts'
import { idPath } from '../indicator.schemas.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page.messages.ts'
import { type ReadIndicator, readIndicator } from '../queries/get-indicator.ts'
import { labelOf, langOf, measureOf, nameOf } from './parts.tsx'

function Options({ view, version, graded }: { view: View; version: Version; graded: boolean }) {
  const { locale } = view
  const say = pageMessages[locale].one
  return (
    <Section title={graded ? say.grades : say.criteria} id="options">
      <ol>
        {version.options.map((option) => (
          <li key={option.code} lang={locale === 'en' && option.en === undefined ? 'vi' : undefined}>
            {labelOf(option, locale)}
          </li>
        ))}
      </ol>
      {graded && <Note>{say.gradesNote}</Note>}
    </Section>
  )
}

function Facts({ view, read, types }: { view: View; read: ReadIndicator; types: readonly string[] }) {
  const { locale } = view
  const say = pageMessages[locale].one
  const words = messages[locale]
  const { field } = words
  const { indicator, scopeName } = read
  const version = versionOn(indicator, view.today)
  const { kind, aboutPeople, additive } = indicator
  const written = (text: string) => (text === '' ? undefined : <span lang="vi">{text}</span>)
  const rows = [
    { key: field.scopeUnitId, value: scopeName === null ? words.nation : <span lang="vi">{scopeName}</span> },
    { key: field.kind, value: words.kind[kind] },
    ...(kind === 'rate'
      ? [
          { key: field.numerator, value: written(version.numerator) },
          { key: field.denominator, value: written(version.denominator) },
        ]
      : []),
    { key: field.measure, value: measureOf(indicator, locale) },
    { key: field.timing, value: words.timing[indicator.timing] },
    { key: field.levels, value: indicator.levels.map((level) => words.level[level]).join('; ') },
    ...(isScale(kind) ? [] : [{ key: field.direction, value: words.direction[version.direction] }]),
    { key: field.aboutPeople, value: aboutPeople ? say.people : say.notPeople },
    { key: field.additive, value: additive ? (kind === 'rate' ? say.addsRate : say.adds) : say.addsNot },
    {
      key: field.every,
      value: version.every === null ? pageMessages[locale].form.never : words.every[version.every],
    },
    ...(version.suppliedBy === '' ? [] : [{ key: field.suppliedBy, value: written(version.suppliedBy) }]),
    { key: field.source, value: written(version.source) },
    ...(types.length === 0 ? [] : [{ key: field.typeIds, value: types.join('; ') }]),
  ]
  return <SummaryList locale={locale} rows={rows} />
}

function Versions({ view, read }: { view: View; read: ReadIndicator }) {
  const { locale } = view
  const say = pageMessages[locale].one
  if (read.indicator.versions.length < 2) return null
  return (
    <Section title={say.versions} id="versions">
      <ol>
        {read.indicator.versions.map((version) => (
          <li key={version.from ?? ''}>
            {say.since(
              version.from === null ? say.always : formatDate(version.from),
              version.to === null ? say.open : formatDate(version.to),
            )}
            : <span lang={langOf(version, locale)}>{nameOf(version, locale)}</span>
            {version.options.length > 0 && (
              <span lang="vi"> ({version.options.map(({ label }) => label).join('; ')})</span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

const doneQuery = z.object({ done: optional(z.enum(['saved', 'ended'])) })

export const definitionPages: readonly Route[] = [
  page({ method: 'GET', path: '/indicators/{id}', params: idPath, query: doneQuery }, async (exchange) => {
    const { ctx, params, query, view } = exchange
    const { locale } = view
    const say = pageMessages[locale].one
    const read = await readIndicator(ctx, params.id)
    const { indicator } = read
    const version = versionOn(indicator, view.today)
    const all = read.typeIds.length === 0 ? [] : await listTypes(ctx)
    const types = all.filter(({ id }) => read.typeIds.includes(id)).map(({ name }) => name[locale])
    const title = nameOf(version, locale)
    return html(
      <Layout
        view={view}
        title={title}
        titleLang={langOf(version, locale)}
        breadcrumbs={[{ href: '/indicators', label: pageMessages[locale].list.title }]}
      >
        {query.done && (
          <Notice locale={locale} kind="success" announce>
            <p>{query.done === 'saved' ? say.saved : say.endedNotice}</p>
          </Notice>
        )}
        <PageHeading
          title={title}
          lang={langOf(version, locale)}
          lead={version.meaning === '' ? undefined : <span lang="vi">{version.meaning}</span>}
          actions={
            read.mayDefine && (
              <ButtonLink kind="secondary" href={href(view, `/indicators/${indicator.id}/edit`)}>
                {say.edit}
              </ButtonLink>
            )
          }
        />
        <Facts view={view} read={read} types={types} />
        {isScale(indicator.kind) && (
          <Options view={view} version={version} graded={indicator.kind === 'grade'} />
        )}
        <Versions view={view} read={read} />
      </Layout>,
    )
  }),
]
