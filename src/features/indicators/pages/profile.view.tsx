/** The profile of an area and its other indicators, as the unit's page and the profile's own page show them. */
import type { VNode } from 'preact'
import type { UnitPanelAsk } from '#features/units/contract.ts'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { FigureNumber } from '#ui/components/figure-number/figure-number.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Note, Section } from '#ui/components/page/page.tsx'
import { Said, vi } from '#ui/components/said/said.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { href } from '#ui/view.ts'
import { reportsAnywhere } from '../indicator.policy.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page.messages.ts'
import { loadUnit, type Profile, type ProfileLine, profileOf } from '../queries/profile-of.ts'
import { type UnitValue, unitValues } from '../queries/unit-values.ts'
import { digits, langOf, nameOf, SourceText, valueText, whenText } from './parts.tsx'

/** Lines that say something. */
export function saidLines({ lines }: Profile): ProfileLine[] {
  return lines.filter(({ shown }) => shown !== null)
}

export function ProfileTable({ view, profile }: { view: View; profile: Profile }) {
  const { locale } = view
  const words = pageMessages[locale].values
  const say = pageMessages[locale].profile
  return (
    <Table
      caption={say.title}
      hideCaption
      rows={saidLines(profile)}
      rowKey={({ indicator }) => indicator.id}
      columns={[
        {
          key: 'name',
          label: messages[locale].field.indicatorId,
          cell: ({ version }) => (
            <>
              <span lang={langOf(version, locale)}>{nameOf(version, locale)}</span>
              {version.suppliedBy !== '' && (
                <>
                  {' ('}
                  <Said text={say.suppliedBy(vi(version.suppliedBy))} />
                  {')'}
                </>
              )}
            </>
          ),
        },
        {
          key: 'value',
          label: words.value,
          numeric: true,
          cell: ({ indicator, version, shown }) => shown && valueText(indicator, version, shown, locale),
        },
        { key: 'day', label: words.day, cell: ({ onDate }) => (onDate === null ? '' : formatDate(onDate)) },
        { key: 'source', label: words.source, cell: (line) => <SourceText {...line} /> },
      ]}
    />
  )
}

export function PerHousehold({ view, profile }: { view: View; profile: Profile }) {
  const { locale } = view
  const say = pageMessages[locale].profile
  const per = profile.personsPerHousehold
  if (!per) return null
  return (
    <FigureNumber
      label={say.perHousehold}
      value={digits(per.ratio, locale)}
      basis={say.perHouseholdText(
        formatNumber(per.people, locale),
        formatNumber(per.households, locale),
        formatDate(per.onDate),
      )}
    />
  )
}

export function OtherValues({
  view,
  unitId,
  values,
  headed = false,
}: {
  view: View
  unitId: number
  values: readonly UnitValue[]
  /** Shows its caption, where no heading stands above it. */
  headed?: boolean
}) {
  const { locale } = view
  const words = pageMessages[locale].values
  return (
    <Table
      caption={pageMessages[locale].profile.otherOf}
      hideCaption={!headed}
      rows={values}
      rowKey={({ indicator }) => indicator.id}
      columns={[
        {
          key: 'name',
          label: messages[locale].field.indicatorId,
          cell: ({ indicator, version }) => (
            <span lang={langOf(version, locale)}>
              <Link href={href(view, `/units/${unitId}/indicators/${indicator.id}`)}>
                {nameOf(version, locale)}
              </Link>
            </span>
          ),
        },
        {
          key: 'value',
          label: words.value,
          cell: ({ indicator, version, shown }) => valueText(indicator, version, shown, locale),
        },
        { key: 'when', label: words.day, cell: (row) => whenText(row, locale) },
        { key: 'source', label: words.source, cell: (row) => <SourceText {...row} /> },
      ]}
    />
  )
}

/** For `registerUnitPanel`: nothing where nothing was reported and nobody who looks on could. */
export async function profilePanel({ ctx, unit, view }: UnitPanelAsk): Promise<VNode | null> {
  const loaded = await loadUnit(ctx, unit.id, unit)
  if (loaded.values.length === 0 && !reportsAnywhere(ctx.actor)) return null
  const profile = await profileOf(ctx, { unitId: unit.id }, loaded)
  const values = await unitValues(ctx, unit.id, loaded)
  const said = saidLines(profile).length > 0
  if (!said && values.length === 0 && !(profile.mayReport && profile.lines.length > 0)) return null
  const say = pageMessages[view.locale].profile
  return (
    <Section
      title={say.title}
      level={3}
      id="profile"
      action={
        <Link standalone href={href(view, `/units/${unit.id}/profile`)}>
          {say.see}
        </Link>
      }
    >
      {said ? (
        <>
          <ProfileTable view={view} profile={profile} />
          <PerHousehold view={view} profile={profile} />
        </>
      ) : (
        values.length === 0 && <Note>{say.noneText}</Note>
      )}
      {values.length > 0 && <OtherValues view={view} unitId={unit.id} values={values} headed />}
    </Section>
  )
}
