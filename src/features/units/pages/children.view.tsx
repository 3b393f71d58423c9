/** The units below a unit on a day that the reader may choose, counted in words, a page at a time. */
import { formatDate } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { AreaMap } from '#ui/components/area-map/area-map.tsx'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Disclosure, LinkList, Section } from '#ui/components/page/page.tsx'
import { Pagination } from '#ui/components/pagination/pagination.tsx'
import { href } from '#ui/view.ts'
import { contains } from '../dates.rules.ts'
import { messages } from '../messages.ts'
import { firstDay } from './asked-day.rules.ts'
import { namesakes } from './names.rules.ts'
import { Name } from './names.tsx'
import { pathOn, unitPath } from './paths.ts'
import type { UnitPageModel } from './unit.view.tsx'
import { countedKinds, countedUnits, periodWords } from './wording.ts'

/** The eve of the reform, which most who look back want to see. */
const eve = '2025-06-30'

type ChildrenProps = UnitPageModel & { readonly view: View }

export function childrenTitle({ view, line }: Pick<ChildrenProps, 'view' | 'line'>): string {
  const say = messages[view.locale]
  return line.unit.latest.level === 'nation' ? say.childrenOfNation : say.children
}

export function Children(props: ChildrenProps) {
  const { view, line, on, counts, asked } = props
  const say = messages[view.locale]
  const there = line.unit.versions.some((version) => contains(version, on))
  const day = formatDate(on)
  return (
    <Section title={childrenTitle(props)} id="children" action={<OtherDay {...props} />}>
      {counts.length > 0 ? (
        <Listed {...props} />
      ) : (
        <EmptyState title={there ? say.childrenNone(day) : say.childrenNotThere(day)}>
          {say.childrenNoneText}
        </EmptyState>
      )}
      <Disclosure summary={say.on} open={asked.fault !== undefined}>
        <form method="get" action={`${href(view, unitPath(line.unit.latest))}#children`}>
          <DateField
            locale={view.locale}
            label={say.day}
            name="on"
            value={asked.fault === undefined ? on : asked.typed}
            min={firstDay}
            max={view.today}
            error={dayError(props)}
          />
          <ButtonGroup>
            <Button kind="secondary">{say.show}</Button>
          </ButtonGroup>
        </form>
      </Disclosure>
    </Section>
  )
}

/** What is wrong with the day that was asked for, in words for its field. */
export function dayError({ view, asked }: Pick<ChildrenProps, 'view' | 'asked'>): string | undefined {
  const say = messages[view.locale]
  if (asked.fault === 'form') return say.dayForm
  return asked.fault === 'range' ? say.dayRange(formatDate(firstDay), formatDate(view.today)) : undefined
}

/** To the eve of the reform, or from there back to today, where the unit existed then. */
function OtherDay({ view, line, on }: ChildrenProps) {
  const say = messages[view.locale]
  const path = href(view, unitPath(line.unit.latest))
  if (on !== view.today && line.unit.existsToday) return <Link href={`${path}#children`}>{say.toToday}</Link>
  const wasThere = line.unit.versions.some((version) => version.dated && contains(version, eve))
  return wasThere && on !== eve ? <Link href={`${path}?on=${eve}#children`}>{say.beforeReform}</Link> : null
}

function Listed({ view, line, on, children, counts, map, after }: ChildrenProps) {
  const say = messages[view.locale]
  const path = href(view, unitPath(line.unit.latest))
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const kinds = countedKinds(view.locale, counts)
  const shared = namesakes(children.items.map((unit) => unit.fullName))
  return (
    <>
      <p>
        {counts.length === 1
          ? say.childrenOneKind(kinds, formatDate(on))
          : say.childrenCount(countedUnits(view.locale, total), kinds, formatDate(on))}
      </p>
      {map === undefined ? null : (
        <AreaMap
          {...map}
          locale={view.locale}
          id="children-map"
          title={say.childrenMap(formatDate(on))}
          labelHeading={say.unitColumn}
          format={String}
          lang="vi"
        />
      )}
      <LinkList
        compact={children.items.length > 8}
        items={children.items.map((unit) => ({
          href: pathOn(view, unit, on),
          title: (
            <Name
              name={unit.fullName}
              period={shared.has(unit.fullName) ? periodWords(view.locale, unit, view.today) : undefined}
            />
          ),
          meta: [
            ...(unit.childCount > 0 ? [countedUnits(view.locale, unit.childCount)] : []),
            ...(unit.code === null ? [] : [say.codeIs(unit.code)]),
          ].join(' · '),
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
  )
}
