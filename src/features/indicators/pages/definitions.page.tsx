/** `/indicators`: what is counted or judged, for everybody to read: the data dictionary that officers write. */
import { z } from 'zod'
import { getUnit } from '#features/units/contract.ts'
import { integer, optional } from '#platform/http/inputs.ts'
import { html, page, type Route, type View } from '#platform/http/route.ts'
import { formatDate } from '#platform/i18n/format.ts'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { FilterForm } from '#ui/components/filter-form/filter-form.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { type Indicator, versionOn } from '../indicator.rules.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page.messages.ts'
import { definableScopes, listDefinitions } from '../queries/list-definitions.ts'
import { listProvinces } from '../queries/provinces.ts'
import { langOf, measureOf, nameOf } from './parts.tsx'

function IndicatorTable({
  view,
  caption,
  indicators,
}: {
  view: View
  caption: string
  indicators: readonly Indicator[]
}) {
  const { locale } = view
  const say = pageMessages[locale].list
  const words = messages[locale]
  const ended = ({ versions }: Indicator) => {
    const to = versions.at(-1)?.to
    return to !== null && to !== undefined && to <= view.today ? to : undefined
  }
  return (
    <Table
      caption={caption}
      hideCaption
      rows={indicators}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: words.field.name,
          cell: (indicator) => {
            const version = versionOn(indicator, view.today)
            const gone = ended(indicator)
            return (
              <>
                <span lang={langOf(version, locale)}>
                  <Link href={href(view, `/indicators/${indicator.id}`)}>{nameOf(version, locale)}</Link>
                </span>
                {gone !== undefined && ` (${say.ended(formatDate(gone))})`}
              </>
            )
          },
        },
        { key: 'kind', label: words.field.kind, cell: ({ kind }) => words.kindShort[kind] },
        { key: 'measure', label: words.field.measure, cell: (indicator) => measureOf(indicator, locale) },
        {
          key: 'levels',
          label: words.field.levels,
          cell: ({ levels }) => levels.map((level) => words.level[level]).join('; '),
        },
      ]}
    />
  )
}

const query = z.object({ province: optional(integer({ min: 1 })) })

export const definitionsPages: readonly Route[] = [
  page({ method: 'GET', path: '/indicators', query }, async ({ ctx, query: { province }, view }) => {
    const { locale } = view
    const say = pageMessages[locale].list
    const name = province === undefined ? undefined : (await getUnit(ctx, province)).latest.fullName
    const all = await listDefinitions(ctx, province)
    const own = all.filter(({ scopeUnitId }) => scopeUnitId !== null)
    const national = all.filter(({ scopeUnitId }) => scopeUnitId === null)
    const mayDefine = (await definableScopes(ctx)).length > 0
    return html(
      <Layout view={view} title={say.title} wide>
        <PageHeading
          title={say.title}
          lead={say.lead}
          actions={mayDefine && <ButtonLink href={href(view, '/indicators/new')}>{say.new}</ButtonLink>}
        />
        <FilterForm locale={locale} action={href(view, '/indicators')} inline label={say.provinces}>
          <Select
            locale={locale}
            name="province"
            label={say.provinces}
            placeholder={pageMessages[locale].form.notChosen}
            value={province === undefined ? '' : String(province)}
            options={(await listProvinces(ctx)).map((one) => ({
              value: String(one.id),
              label: one.name,
              lang: 'vi',
            }))}
          />
        </FilterForm>
        {name !== undefined && (
          <Section title={say.ofProvince(name)} id="province">
            {own.length === 0 ? (
              <Note>{say.none}</Note>
            ) : (
              <IndicatorTable view={view} caption={say.ofProvince(name)} indicators={own} />
            )}
          </Section>
        )}
        <Section title={say.profile} id="profile">
          <IndicatorTable
            view={view}
            caption={say.profile}
            indicators={national.filter(({ profile }) => profile !== null)}
          />
        </Section>
        <Section title={say.others} id="national">
          <IndicatorTable
            view={view}
            caption={say.others}
            indicators={national.filter(({ profile }) => profile === null)}
          />
        </Section>
      </Layout>,
    )
  }),
]
