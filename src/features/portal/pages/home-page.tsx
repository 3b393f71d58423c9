/** The front page: find your place, see what was just published, know where to begin. */
import type { RecentModel } from '#features/models/contract.ts'
import { formatDate } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { LinkList, PageHeading, Section } from '#ui/components/page/page.tsx'
import { SearchBox } from '#ui/components/search-box/search-box.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'

export function HomePage({ view, recent }: { view: View; recent: readonly RecentModel[] }) {
  const t = messages[view.locale].home
  return (
    <Layout view={view} title={view.siteName} description={t.lead}>
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
            { href: href(view, '/models/new'), title: t.register, text: t.registerText },
          ]}
        />
      </Section>
      <Section title={t.recent} action={recent.length > 0 && <a href={href(view, '/models')}>{t.all}</a>}>
        {recent.length === 0 ? (
          <EmptyState title={t.none} />
        ) : (
          <LinkList
            items={recent.map((model) => ({
              href: href(view, `/models/${model.id}`),
              title: model.title,
              text: model.place,
              meta: formatDate(model.registeredOn),
            }))}
          />
        )}
      </Section>
    </Layout>
  )
}
