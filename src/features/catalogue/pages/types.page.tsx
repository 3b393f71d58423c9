/** Types of models for everyone: the list, and one type with how to copy it. */
import { formatNumber } from '#platform/i18n/format.ts'
import { html, page, type Route, type View } from '#platform/http/route.ts'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { Disclosure, LinkList, Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { vi } from '#ui/components/said/said.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { fields, holdsOn, type ModelType, templateFields } from '../catalogue.rules.ts'
import { ofUnitQuery, savedQuery, typePath } from '../catalogue.schemas.ts'
import { messages } from '../messages.ts'
import { browseTypes, readType, type TypesPage } from '../queries/browse-types.ts'
import { editablePlaces, mayEditOf } from '../queries/editing.ts'
import { whenInWords } from './parts.tsx'

function TypeLinks({
  view,
  types,
  places,
}: {
  view: View
  types: readonly ModelType[]
  places: ReadonlyMap<number, string>
}) {
  const { locale } = view
  return (
    <LinkList
      items={types.map((type) => ({
        href: href(view, `/model-types/${type.code}`),
        title: type.name[locale],
        text: type.summary[locale] === '' ? undefined : type.summary[locale],
        meta: type.unitId === null ? undefined : messages[locale].ofPlace(places.get(type.unitId) ?? ''),
      }))}
    />
  )
}

function BrowsePage({ view, found, mayAdd }: { view: View; found: TypesPage; mayAdd: boolean }) {
  const { locale } = view
  const say = messages[locale]
  const { types, owners, unitName } = found
  const places = new Map(owners.map(({ unitId, name }) => [unitId, name]))
  const current = types.filter((type) => holdsOn(type, view.today))
  const ended = types.filter((type) => !holdsOn(type, view.today))
  const groups = [...fields, null].map((field) => ({
    field,
    types: current.filter((type) => type.field === field),
  }))
  return (
    <Layout view={view} title={say.types}>
      <PageHeading
        title={unitName === undefined ? say.types : say.browse.of(vi(unitName))}
        lead={say.browse.lead}
        actions={mayAdd && <ButtonLink href={href(view, '/model-types/new')}>{say.browse.add}</ButtonLink>}
      />
      {unitName !== undefined && (
        <p>
          <Link standalone href={href(view, '/model-types')}>
            {say.browse.all}
          </Link>
        </p>
      )}
      {current.length === 0 && (
        <EmptyState title={say.browse.none}>
          <p>{say.browse.noneText}</p>
        </EmptyState>
      )}
      {groups
        .filter((group) => group.types.length > 0)
        .map((group) => (
          <Section
            key={group.field ?? 'any'}
            title={group.field === null ? say.browse.anyField : say.field[group.field]}
          >
            <TypeLinks view={view} types={group.types} places={places} />
          </Section>
        ))}
      {ended.length > 0 && (
        <Disclosure summary={say.browse.ended}>
          <TypeLinks view={view} types={ended} places={places} />
        </Disclosure>
      )}
      {unitName === undefined && owners.length > 0 && (
        <Section title={say.browse.own}>
          <LinkList
            items={owners.map(({ unitId, name, n }) => ({
              href: href(view, `/model-types?unit=${unitId}`),
              title: name,
              lang: 'vi' as const,
              meta: say.browse.count(formatNumber(n, locale)),
            }))}
          />
        </Section>
      )}
      <Section title={say.labels}>
        <LinkList
          items={[
            { href: href(view, '/labels'), title: say.browse.labels },
            { href: href(view, '/rules'), title: say.browse.rules },
          ]}
        />
      </Section>
    </Layout>
  )
}

interface TypeProps {
  readonly view: View
  readonly type: ModelType
  readonly place: string | null
  readonly mayEdit: boolean
  readonly saved: boolean
}

function HowToCopy({ view, type }: Pick<TypeProps, 'view' | 'type'>) {
  const say = messages[view.locale].type
  const steps = [
    {
      text: say.copySeeText,
      link: <Link href={href(view, `/models?type=${type.id}`)}>{say.copySee}</Link>,
    },
    { text: say.copyAskText, link: <strong>{say.copyAsk}</strong> },
    {
      text: say.copyRegisterText,
      link: <Link href={href(view, `/models/new?type=${type.id}`)}>{say.copyRegister}</Link>,
    },
  ]
  return (
    <Section title={say.copy} id="copy">
      <ol>
        {steps.map(({ text, link }) => (
          <li key={text}>
            {link}. {text}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function TypePage({ view, type, place, mayEdit, saved }: TypeProps) {
  const { locale } = view
  const say = messages[locale]
  const words = templateFields.flatMap((field) => {
    const text = type.template[field]
    return text === undefined
      ? []
      : [
          {
            key: say.template[field],
            value: (
              <span lang="vi">
                {text.split('\n').map((line) => (
                  <div key={line}>{line}</div>
                ))}
              </span>
            ),
          },
        ]
  })
  return (
    <Layout view={view} title={type.name[locale]} breadcrumbs={[{ href: '/model-types', label: say.types }]}>
      {saved && (
        <Notice locale={locale} kind="success" announce>
          <p>{say.type.saved}</p>
        </Notice>
      )}
      <PageHeading
        title={type.name[locale]}
        lead={type.summary[locale] === '' ? undefined : type.summary[locale]}
        actions={
          mayEdit && (
            <ButtonLink kind="secondary" href={href(view, `/model-types/${type.code}/edit`)}>
              {say.type.edit}
            </ButtonLink>
          )
        }
      />
      {!holdsOn(type, view.today) && (
        <Notice locale={locale} kind="warning">
          <p>{say.type.notNow}</p>
        </Notice>
      )}
      <HowToCopy view={view} type={type} />
      {type.criteria.length > 0 && (
        <Section title={say.type.criteria} id="criteria">
          <p>{say.type.criteriaText}</p>
          <ol>
            {type.criteria.map((criterion) => (
              <li key={criterion.code}>{criterion[locale]}</li>
            ))}
          </ol>
        </Section>
      )}
      {words.length > 0 && (
        <Section title={say.type.words} id="words">
          <SummaryList locale={locale} rows={words} />
        </Section>
      )}
      <Section title={say.type.suggested}>
        <SummaryList
          locale={locale}
          rows={[
            {
              key: say.type.suggestedField,
              value: type.field === null ? say.anyField : say.field[type.field],
            },
            {
              key: say.type.suggestedBlock,
              value: type.ownerBlock === null ? say.anyBlock : say.ownerBlock[type.ownerBlock],
            },
            { key: say.type.whose, value: place === null ? say.nation : <span lang="vi">{place}</span> },
            { key: say.type.when, value: whenInWords(type, locale) },
          ]}
        />
      </Section>
      <Note>
        <Link href={href(view, '/model-types')}>{say.browse.all}</Link>
      </Note>
    </Layout>
  )
}

export const typePages: readonly Route[] = [
  page({ method: 'GET', path: '/model-types', query: ofUnitQuery }, async ({ ctx, query, view }) =>
    html(
      <BrowsePage
        view={view}
        found={await browseTypes(ctx, query.unit)}
        mayAdd={(await editablePlaces(ctx)).length > 0}
      />,
    ),
  ),
  page(
    { method: 'GET', path: '/model-types/{code}', params: typePath, query: savedQuery },
    async ({ ctx, params, query, view }) => {
      const { type, place } = await readType(ctx, params.code)
      const mayEdit = await mayEditOf(ctx, type.unitId)
      return html(
        <TypePage
          view={view}
          type={type}
          place={place}
          mayEdit={mayEdit}
          saved={mayEdit && query.done === 'saved'}
        />,
      )
    },
  ),
]
