/** `/units/{id}/profile`: an area in numbers as of a day, and the form that reports them. */
import { z } from 'zod'
import { ancestorsOn, getUnit, placeName } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { type Exchange, html, page, type Route, seeOther } from '#platform/http/route.ts'
import { formatDate } from '#platform/i18n/format.ts'
import { date, optional } from '#platform/http/inputs.ts'
import type { Problem } from '#platform/problem.ts'
import { Button, ButtonGroup, ButtonLink } from '#ui/components/button/button.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { ErrorSummary, errorTitle } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { vi } from '#ui/components/said/said.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { recordProfile } from '../commands/record-profile.ts'
import { profileForm, unitPath } from '../indicator.schemas.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page.messages.ts'
import { onlyReporters } from '../problems.rules.ts'
import { loadUnit, profileOf } from '../queries/profile-of.ts'
import { unitValues } from '../queries/unit-values.ts'
import { errorAt, errorsOf, measureOf, spokenName, textsOf } from './parts.tsx'
import { OtherValues, PerHousehold, ProfileTable, saidLines } from './profile.view.tsx'
import { SourceFields } from './value-fields.tsx'

/** `Khu dân cư 12, Phường An Khê, Thành phố Đà Nẵng`, on the unit's last known day. */
export async function placeOfUnit(ctx: Ctx, unitId: number): Promise<{ name: string; place: string }> {
  const { latest } = await getUnit(ctx, unitId)
  const today = ctx.clock.today()
  const day = latest.to !== null && latest.to <= today ? (latest.from ?? today) : today
  const above = await ancestorsOn(ctx, { unitId, date: day })
  return { name: latest.fullName, place: placeName([...above, latest]) }
}

/** A day that is none, or to come, shows today's profile. */
const shownQuery = z.object({ on: optional(z.string().max(40)) })

type Asked = Pick<Exchange<z.output<typeof unitPath>>, 'ctx' | 'view' | 'params'>

async function showProfile({ ctx, view, params }: Asked, asked: string | undefined): Promise<Response> {
  const { locale } = view
  const say = pageMessages[locale].profile
  const day = date.safeParse(asked).data
  const on = day !== undefined && day < view.today ? day : undefined
  const { name, place } = await placeOfUnit(ctx, params.id)
  const loaded = await loadUnit(ctx, params.id)
  const profile = await profileOf(ctx, { unitId: params.id, on }, loaded)
  const values = on === undefined ? await unitValues(ctx, params.id, loaded) : []
  const path = `/units/${params.id}`
  const said = saidLines(profile).length > 0
  const record = profile.mayReport && profile.lines.length > 0 && (
    <ButtonGroup>
      <ButtonLink href={href(view, `${path}/profile/new`)}>{say.record}</ButtonLink>
      <ButtonLink kind="secondary" href={href(view, `${path}/indicators`)}>
        {say.report}
      </ButtonLink>
    </ButtonGroup>
  )
  return html(
    <Layout view={view} title={say.of(name)} wide breadcrumbs={[{ href: path, label: name, lang: 'vi' }]}>
      <PageHeading
        title={say.title}
        kicker={<span lang="vi">{place}</span>}
        lead={say.lead}
        actions={record}
      />
      {said ? (
        <>
          <Note>{say.asOf(formatDate(profile.on))}</Note>
          <ProfileTable view={view} profile={profile} />
          <PerHousehold view={view} profile={profile} />
        </>
      ) : (
        <EmptyState title={say.none}>
          <p>{say.noneText}</p>
        </EmptyState>
      )}
      {values.length > 0 && (
        <Section title={say.other} id="other">
          <OtherValues view={view} unitId={params.id} values={values} />
        </Section>
      )}
      {profile.days.length > 0 && (
        <Section title={say.days} id="days">
          <ul>
            {profile.days.map((one) => (
              <li key={one}>
                <Link href={href(view, `${path}/profile?on=${one}`)} current={one === asked}>
                  {formatDate(one)}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Layout>,
  )
}

async function showForm(
  { ctx, view, params }: Asked,
  back?: { problem: Problem; typed: Readonly<Record<string, unknown>> },
): Promise<Response> {
  const { locale } = view
  const say = pageMessages[locale].profile
  const { name, place } = await placeOfUnit(ctx, params.id)
  const profile = await profileOf(ctx, { unitId: params.id })
  if (!profile.mayReport) throw onlyReporters()
  const typed = back ? textsOf(back.typed) : {}
  /* `values.profile_people.amount` is the field `values.profile_people`. */
  const errors = back
    ? errorsOf(back.problem, locale).map(({ field, text }) => ({
        text,
        field: field?.replace(/\.amount$/u, ''),
      }))
    : []
  const path = `/units/${params.id}/profile`
  return html(
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, say.recordTitle) : say.recordTitle}
      breadcrumbs={[
        { href: `/units/${params.id}`, label: name, lang: 'vi' },
        { href: path, label: say.title },
      ]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={say.recordTitle} kicker={<span lang="vi">{place}</span>} lead={say.recordLead} />
      <Form action={href(view, `${path}/new`)}>
        <DateField
          locale={locale}
          name="onDate"
          label={pageMessages[locale].values.onState}
          max={view.today}
          value={typed['onDate']}
          error={errorAt(errors, 'onDate', messages[locale].field.onDate)}
        />
        {profile.lines.map(({ indicator, version }, i) => {
          const field = `values.${indicator.code ?? indicator.id}`
          const label = spokenName(version, locale)
          return (
            <TextField
              key={indicator.id}
              locale={locale}
              name={field}
              label={label}
              hint={version.suppliedBy === '' ? undefined : say.suppliedBy(vi(version.suppliedBy))}
              optional
              inputMode="numeric"
              width={20}
              unit={measureOf(indicator, locale)}
              value={typed[field]}
              error={
                errorAt(errors, field, messages[locale].field.amount) ??
                (i === 0 ? errorAt(errors, 'values', messages[locale].field.values) : undefined)
              }
            />
          )
        })}
        <SourceFields locale={locale} typed={typed} errors={errors} />
        <ButtonGroup>
          <Button>{say.save}</Button>
          <Link standalone href={href(view, path)}>
            {pageMessages[locale].form.cancel}
          </Link>
        </ButtonGroup>
      </Form>
    </Layout>,
    back?.problem.status ?? 200,
  )
}

export const profilePages: readonly Route[] = [
  page({ method: 'GET', path: '/units/{id}/profile', params: unitPath, query: shownQuery }, (exchange) =>
    showProfile(exchange, exchange.query.on),
  ),
  page({ method: 'GET', path: '/units/{id}/profile/new', params: unitPath, members: true }, (exchange) =>
    showForm(exchange),
  ),
  page(
    {
      method: 'POST',
      path: '/units/{id}/profile/new',
      params: unitPath,
      body: profileForm,
      members: true,
      again: (exchange, problem, typed) => showForm(exchange, { problem, typed }),
    },
    async ({ ctx, params, body, view }) => {
      await recordProfile(ctx, { ...body, unitId: params.id })
      return seeOther(view, `/units/${params.id}/profile`)
    },
  ),
]
