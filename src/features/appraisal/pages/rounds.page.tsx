/** The list of rounds, and the form for a new one. */
import { listInChargeOf, unitPlace, type UnitPlace } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { Button, ButtonGroup, ButtonLink } from '#ui/components/button/button.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import {
  errorFor,
  ErrorSummary,
  errorTitle,
  type FormError,
} from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { PageHeading } from '#ui/components/page/page.tsx'
import { Pagination } from '#ui/components/pagination/pagination.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { mayManage, permissions } from '../appraisal.policy.ts'
import { newRoundBody, newRoundQuery, pageQuery } from '../appraisal.schemas.ts'
import { createRound } from '../commands/save-round.ts'
import { certificateMessages } from '../certificate.messages.ts'
import { messages } from '../messages.ts'
import { onlyManagers } from '../problems.rules.ts'
import { listRounds, unitsOf } from '../queries/list-rounds.ts'
import { type Level, levels } from '../round.rules.ts'
import { roundMessages } from '../round.messages.ts'
import type { RoundLine } from '../round.store.ts'
import { datesText, errorsOf, StateTag, typedOr, Vi } from './parts.tsx'

export function RoundTable({
  view,
  rows,
  caption,
}: {
  view: View
  rows: readonly RoundLine[]
  caption: string
}) {
  const { locale } = view
  const say = messages[locale]
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          label: say.table.round,
          cell: (row) => (
            <Vi>
              <Link href={href(view, `/appraisal/rounds/${row.id}`)}>{row.title}</Link>
            </Vi>
          ),
        },
        { key: 'unit', label: say.table.unit, cell: (row) => <Vi>{row.unitName ?? row.unitId}</Vi> },
        { key: 'level', label: say.label.level, cell: (row) => `${say.level[row.level]}, ${row.year}` },
        { key: 'dates', label: say.table.dates, cell: (row) => datesText(row, locale) },
        {
          key: 'state',
          label: say.table.state,
          cell: (row) => <StateTag locale={locale} round={{ state: row.state, closed: row.panelClosed }} />,
        },
      ]}
    />
  )
}

function RoundsPage({
  view,
  rows,
  next,
  manages,
}: {
  view: View
  rows: readonly RoundLine[]
  next: string | null
  manages: boolean
}) {
  const { locale } = view
  const say = roundMessages[locale]
  return (
    <Layout view={view} title={messages[locale].appraisal} wide>
      <PageHeading
        title={messages[locale].appraisal}
        lead={<p>{say.lead}</p>}
        actions={
          <ButtonGroup>
            {manages && <ButtonLink href={href(view, '/appraisal/rounds/new')}>{say.newRound}</ButtonLink>}
            {manages && (
              <ButtonLink kind="secondary" href={href(view, '/appraisal/nominations')}>
                {messages[locale].nominations}
              </ButtonLink>
            )}
            <ButtonLink kind="secondary" href={href(view, '/appraisal/rubrics')}>
              {messages[locale].rubrics}
            </ButtonLink>
            <ButtonLink kind="secondary" href={href(view, '/certificates')}>
              {certificateMessages[locale].checkTitle}
            </ButtonLink>
          </ButtonGroup>
        }
      />
      {rows.length === 0 ? (
        <EmptyState title={say.empty}>
          <p>{say.emptyText}</p>
        </EmptyState>
      ) : (
        <RoundTable view={view} rows={rows} caption={messages[locale].rounds} />
      )}
      <Pagination locale={locale} next={next === null ? undefined : href(view, `/appraisal?after=${next}`)} />
    </Layout>
  )
}

/** The units that an officer may hold rounds for without looking further: those of the grants. */
export async function managedUnits(ctx: Ctx): Promise<UnitPlace[]> {
  const units = unitsOf(ctx, permissions.manage)
  const places: UnitPlace[] = []
  for (const id of units === 'all' ? [] : units.slice(0, 20))
    places.push(await unitPlace(ctx, id, ctx.clock.today()))
  return places
}

/** What rounds of a unit usually recognise. */
function usualLevel(unit: Pick<UnitPlace, 'level'> | undefined): Level {
  const own = levels.find((level) => level === unit?.level)
  return own ?? 'grassroots'
}

interface FormProps {
  readonly view: View
  readonly units: readonly UnitPlace[]
  readonly typed: Readonly<Record<string, unknown>>
  readonly errors: readonly FormError[]
}

function NewRoundPage({ view, units, typed, errors }: FormProps) {
  const { locale } = view
  const say = roundMessages[locale]
  const { label } = messages[locale]
  const year = view.today.slice(0, 4)
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, say.newTitle) : say.newTitle}
      breadcrumbs={[{ href: '/appraisal', label: messages[locale].appraisal }]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={say.newTitle} lead={<p>{say.newLead}</p>} />
      {units.length === 0 ? (
        <EmptyState title={say.noUnits} />
      ) : (
        <Form action={href(view, '/appraisal/rounds/new')}>
          <Select
            locale={locale}
            label={label.unitId}
            name="unitId"
            options={units.map(({ id, place }) => ({ value: String(id), label: place, lang: 'vi' }))}
            value={typedOr(typed, 'unitId')}
            error={errorFor(errors, 'unitId')}
          />
          <TextField
            locale={locale}
            label={label.title}
            name="title"
            maxLength={200}
            value={typedOr(typed, 'title')}
            error={errorFor(errors, 'title')}
          />
          <TextField
            locale={locale}
            label={label.year}
            name="year"
            width={4}
            inputMode="numeric"
            value={typedOr(typed, 'year', year)}
            error={errorFor(errors, 'year')}
          />
          <Select
            locale={locale}
            label={label.level}
            name="level"
            options={levels.map((level) => ({ value: level, label: messages[locale].level[level] }))}
            value={typedOr(typed, 'level', usualLevel(units[0]))}
            error={errorFor(errors, 'level')}
          />
          <RoundDates view={view} typed={typed} errors={errors} />
          <ButtonGroup>
            <Button>{say.saveDraft}</Button>
          </ButtonGroup>
        </Form>
      )}
    </Layout>
  )
}

/** Dates and quorum, as the form for a new round and that for a draft ask for them. */
export function RoundDates({ view, typed, errors }: Pick<FormProps, 'view' | 'typed' | 'errors'>) {
  const { locale } = view
  const { label } = messages[locale]
  return (
    <>
      {(['opensOn', 'closesOn'] as const).map((name) => (
        <DateField
          key={name}
          locale={locale}
          label={label[name]}
          name={name}
          value={typedOr(typed, name)}
          error={errorFor(errors, name)}
        />
      ))}
      <TextField
        locale={locale}
        label={label.quorum}
        name="quorum"
        width={4}
        inputMode="numeric"
        hint={roundMessages[locale].quorumHint}
        value={typedOr(typed, 'quorum', '3')}
        error={errorFor(errors, 'quorum')}
      />
    </>
  )
}

async function showForm(
  { ctx, view }: { ctx: Ctx; view: View },
  typed: Readonly<Record<string, unknown>> = {},
  problem?: Problem,
): Promise<Response> {
  return html(
    <NewRoundPage
      view={view}
      units={await managedUnits(ctx)}
      typed={typed}
      errors={problem ? errorsOf(problem, view.locale) : []}
    />,
    problem?.status ?? 200,
  )
}

export const roundsPages: readonly Route[] = [
  page({ method: 'GET', path: '/appraisal', query: pageQuery }, async ({ ctx, view, query }) => {
    const { items, next } = await listRounds(ctx, query)
    const units = unitsOf(ctx, permissions.manage)
    const manages = units === 'all' || units.length > 0
    return html(<RoundsPage view={view} rows={items} next={next} manages={manages} />)
  }),
  page(
    { method: 'GET', path: '/appraisal/rounds/new', query: newRoundQuery, members: true },
    async ({ ctx, view, query }) => {
      if (query.unit !== undefined && !mayManage(ctx.actor, await listInChargeOf(ctx, query.unit)))
        throw onlyManagers()
      return showForm({ ctx, view }, query.unit === undefined ? {} : { unitId: String(query.unit) })
    },
  ),
  page(
    {
      method: 'POST',
      path: '/appraisal/rounds/new',
      body: newRoundBody,
      members: true,
      again: (exchange, problem, typed) => showForm(exchange, typed, problem),
    },
    async ({ ctx, view, body }) => {
      const round = await createRound(ctx, body)
      return seeOther(view, `/appraisal/rounds/${round.id}?done=saved`)
    },
  ),
]
