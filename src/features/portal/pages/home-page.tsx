/** The front page: find your place, see what was just published, know where to begin. */
import {
  type Cell,
  type Field,
  fieldName,
  fields,
  formatRegistered,
  modelsHref,
  type RecentModel,
} from '#features/models/contract.ts'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { FigureNumber } from '#ui/components/figure-number/figure-number.tsx'
import { Columns, LinkList, Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { SearchBox } from '#ui/components/search-box/search-box.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'

interface Home {
  readonly view: View
  readonly recent: readonly RecentModel[]
  /** Of the whole country; undefined before its units are imported. */
  readonly figures: { readonly unitId: number; readonly cells: readonly Cell[] } | undefined
}

export function HomePage({ view, recent, figures }: Home) {
  const t = messages[view.locale].home
  const ofField = (field: Field) =>
    figures?.cells.filter((cell) => cell.field === field).reduce((sum, { n }) => sum + n, 0) ?? 0
  return (
    <Layout view={view} title={view.siteName} description={t.lead} wide>
      <PageHeading title={t.title} lead={t.lead} />
      <SearchBox
        locale={view.locale}
        action={href(view, '/search')}
        label={t.search}
        hint={t.hint}
        id="home-search"
      />
      <Section title={t.ways}>
        <LinkList
          items={[
            { href: href(view, '/units'), title: t.country, text: t.countryText },
            { href: href(view, '/models'), title: t.models, text: t.modelsText },
            { href: href(view, '/statistics'), title: t.statistics, text: t.statisticsText },
            { href: href(view, '/certificates'), title: t.certificate, text: t.certificateText },
            { href: href(view, '/models/new'), title: t.register, text: t.registerText },
          ]}
        />
      </Section>
      {figures && figures.cells.length > 0 && (
        <Section title={t.figures}>
          {recent.some((model) => model.example) && <Note>{t.exampleData}</Note>}
          <Columns>
            {fields.map((field) => (
              <FigureNumber
                key={field}
                label={fieldName(field, view.locale)}
                value={formatNumber(ofField(field), view.locale)}
                basis={t.basis(formatDate(view.today))}
                detail={{
                  href: href(
                    view,
                    modelsHref({
                      unit: { unitId: figures.unitId, basis: 'today', scope: 'all' },
                      state: 'published',
                      field,
                    }),
                  ),
                  label: t.list,
                }}
              />
            ))}
          </Columns>
        </Section>
      )}
      <Section title={t.recent} action={recent.length > 0 && <a href={href(view, '/models')}>{t.all}</a>}>
        {recent.length === 0 ? (
          <EmptyState title={t.none}>
            <p>{t.noneText}</p>
          </EmptyState>
        ) : (
          <LinkList
            items={recent.map((model) => ({
              href: href(view, `/models/${model.id}`),
              title: model.title,
              lang: 'vi' as const,
              text: <span lang="vi">{model.place}</span>,
              meta: model.example ? `${formatRegistered(model)} (${t.example})` : formatRegistered(model),
            }))}
          />
        )}
      </Section>
    </Layout>
  )
}
