/** The units below a unit on a day that the reader may choose, counted in words, a page at a time. */
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { FilterForm } from '#ui/components/filter-form/filter-form.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { LinkList, Section } from '#ui/components/page/page.tsx'
import { Pagination } from '#ui/components/pagination/pagination.tsx'
import { href } from '#ui/view.ts'
import { contains } from '../dates.rules.ts'
import { messages } from '../messages.ts'
import { unitPath } from './paths.ts'
import type { UnitPageModel } from './unit.view.tsx'
import { countedKinds, countedUnits } from './wording.ts'

/** The eve of the reform, which most who look back want to see. */
const eve = '2025-06-30'

export function Children({ view, line, on, children, counts, after, basis }: UnitPageModel & { view: View }) {
  const say = messages[view.locale]
  const path = href(view, unitPath(line.unit.latest))
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const there = line.unit.versions.some((version) => contains(version, on))
  const day = formatDate(on)
  return (
    <Section title={say.children} id="children">
      <FilterForm
        locale={view.locale}
        action={`${path}#children`}
        inline
        label={say.on}
        hidden={{ basis }}
        clear={on === view.today || !line.unit.existsToday ? undefined : `${path}#children`}
      >
        <DateField locale={view.locale} label={say.on} name="on" value={on} />
      </FilterForm>
      {total === 0 ? (
        <EmptyState title={there ? say.childrenNone(day) : say.childrenNotThere(day)}>{say.childrenNoneText}</EmptyState>
      ) : (
        <>
          <p>
            {say.childrenCount(`${countedUnits(view.locale, total)} (${countedKinds(view.locale, counts)})`, day)}
            {on > eve && line.unit.versions.some((version) => contains(version, eve)) ? (
              <>
                {' '}
                <Link href={`${path}?on=${eve}#children`}>{say.beforeReform}</Link>
              </>
            ) : null}
          </p>
          <LinkList
            items={children.items.map((unit) => ({
              href: `${href(view, unitPath(unit))}${on === view.today ? '' : `?on=${on}`}`,
              title: unit.fullName,
              meta: [
                ...(unit.childCount > 0 ? [say.below(formatNumber(unit.childCount, view.locale))] : []),
                ...(unit.code === null ? [] : [say.codeIs(unit.code)]),
              ].join(', '),
            }))}
          />
          {after === undefined ? null : (
            <p>
              <Link href={`${path}?on=${on}#children`}>{say.firstPage}</Link>
            </p>
          )}
          <Pagination
            locale={view.locale}
            label={say.children}
            next={children.next === null ? undefined : `${path}?on=${on}&after=${children.next}#children`}
          />
        </>
      )}
    </Section>
  )
}
