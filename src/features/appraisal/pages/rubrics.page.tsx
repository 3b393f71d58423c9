/** Rubrics: the list, one rubric, and the routes of the form that makes, copies or edits one. */
import { listInChargeOf, unitPlace } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { ButtonGroup, ButtonLink } from '#ui/components/button/button.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Note, PageHeading } from '#ui/components/page/page.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { mayManage, permissions } from '../appraisal.policy.ts'
import { doneQuery, editRubricForm, idPath, newRubricForm, newRubricQuery } from '../appraisal.schemas.ts'
import { certificateMessages } from '../certificate.messages.ts'
import { createRubric, editRubric } from '../commands/save-rubric.ts'
import { messages } from '../messages.ts'
import { noRubric } from '../problems.rules.ts'
import { unitsOf } from '../queries/list-rounds.ts'
import type { Rubric } from '../round.rules.ts'
import { roundMessages } from '../round.messages.ts'
import { findRubric, listRubrics, type RubricLine } from '../rubric.store.ts'
import { Done, errorsOf, ExampleNotice, RubricTable, Vi, Written } from './parts.tsx'
import { managedUnits } from './rounds.page.tsx'
import { fieldsOf, RubricForm, rowErrors } from './rubric-form.tsx'

function RubricsPage({ view, rows, manages }: { view: View; rows: readonly RubricLine[]; manages: boolean }) {
  const { locale } = view
  const say = certificateMessages[locale]
  const { table, label } = messages[locale]
  return (
    <Layout
      view={view}
      title={messages[locale].rubrics}
      breadcrumbs={[{ href: '/appraisal', label: messages[locale].appraisal }]}
      wide
    >
      <PageHeading
        title={messages[locale].rubrics}
        lead={<p>{say.rubricsLead}</p>}
        actions={
          manages && <ButtonLink href={href(view, '/appraisal/rubrics/new')}>{say.newRubric}</ButtonLink>
        }
      />
      {rows.length === 0 ? (
        <EmptyState title={say.noRubrics} />
      ) : (
        <Table
          caption={messages[locale].rubrics}
          hideCaption
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              label: label.rubricTitle,
              cell: (row) => (
                <Vi>
                  <Link href={href(view, `/appraisal/rubrics/${row.id}`)}>{row.title}</Link>
                </Vi>
              ),
            },
            { key: 'unit', label: table.unit, cell: (row) => <Vi>{row.unitName ?? row.unitId}</Vi> },
            { key: 'year', label: label.year, cell: (row) => row.year },
            { key: 'version', label: table.version, cell: (row) => row.version },
            { key: 'criteria', label: label.criteria, numeric: true, cell: (row) => row.criteria },
            {
              key: 'state',
              label: table.state,
              cell: (row) => (row.frozen ? say.frozen : say.unfrozen),
            },
          ]}
        />
      )}
    </Layout>
  )
}

function RubricPage({
  view,
  rubric,
  place,
  manages,
  done,
}: {
  view: View
  rubric: Rubric
  place: string
  manages: boolean
  done: 'saved' | undefined
}) {
  const { locale } = view
  const say = certificateMessages[locale]
  const next = String(rubric.year + 1)
  return (
    <Layout
      view={view}
      title={rubric.title}
      titleLang="vi"
      breadcrumbs={[
        { href: '/appraisal', label: messages[locale].appraisal },
        { href: '/appraisal/rubrics', label: messages[locale].rubrics },
      ]}
    >
      <Done locale={locale} done={done} />
      <PageHeading
        title={rubric.title}
        lang="vi"
        kicker={
          <Vi>
            {place}, {rubric.year}
          </Vi>
        }
        lead={
          <p>
            {messages[locale].table.version} {rubric.version}.{' '}
            {rubric.frozenAt === null ? say.unfrozen : say.frozen}.
          </p>
        }
        actions={
          manages && (
            <ButtonGroup>
              <ButtonLink kind="secondary" href={href(view, `/appraisal/rubrics/${rubric.id}/edit`)}>
                {say.editRubric}
              </ButtonLink>
              <ButtonLink
                kind="secondary"
                href={href(
                  view,
                  `/appraisal/rubrics/new?unit=${rubric.unitId}&year=${next}&from=${rubric.id}`,
                )}
              >
                {say.copy(next)}
              </ButtonLink>
            </ButtonGroup>
          )
        }
      />
      <ExampleNotice locale={locale} example={rubric.example} />
      {rubric.guidance !== '' && (
        <p>
          <Written text={rubric.guidance} />
        </p>
      )}
      <Note>{roundMessages[locale].scaleLine(String(rubric.scale))}</Note>
      <RubricTable locale={locale} rubric={rubric} />
      {rubric.copiedFrom !== null && (
        <p>
          <Link href={href(view, `/appraisal/rubrics/${rubric.copiedFrom}`)}>{say.copiedFrom}</Link>
        </p>
      )}
    </Layout>
  )
}

async function getRubric(ctx: Ctx, id: string): Promise<Rubric> {
  const rubric = await findRubric(ctx.db, id)
  if (!rubric) throw noRubric()
  return rubric
}

async function showForm(
  { ctx, view }: { ctx: Ctx; view: View },
  given: { rubric?: Rubric; copied?: Rubric | undefined; typed?: Record<string, unknown>; problem?: Problem },
): Promise<Response> {
  const { rubric, copied, typed = {}, problem } = given
  const labels = { ...messages[view.locale].label, title: messages[view.locale].label.rubricTitle }
  return html(
    <RubricForm
      view={view}
      units={rubric ? [] : await managedUnits(ctx)}
      rubric={rubric}
      copied={copied}
      typed={typed}
      errors={problem ? rowErrors(errorsOf(problem, view.locale, labels), typed) : []}
    />,
    problem?.status ?? 200,
  )
}

export const rubricPages: readonly Route[] = [
  page({ method: 'GET', path: '/appraisal/rubrics', members: true }, async ({ ctx, view }) => {
    const units = unitsOf(ctx, ...Object.values(permissions), 'models.register')
    const manages = unitsOf(ctx, permissions.manage)
    const rows = await listRubrics(ctx.db, { units, today: ctx.clock.today() })
    return html(<RubricsPage view={view} rows={rows} manages={manages === 'all' || manages.length > 0} />)
  }),
  page(
    { method: 'GET', path: '/appraisal/rubrics/new', query: newRubricQuery, members: true },
    async ({ ctx, view, query }) => {
      const copied = query.from === undefined ? undefined : await getRubric(ctx, query.from)
      const typed = {
        ...fieldsOf(copied),
        ...(query.unit !== undefined && { unitId: String(query.unit) }),
        ...(query.year !== undefined && { year: String(query.year) }),
      }
      return showForm({ ctx, view }, { copied, typed })
    },
  ),
  page(
    {
      method: 'POST',
      path: '/appraisal/rubrics/new',
      body: newRubricForm,
      members: true,
      again: (exchange, problem, typed) => showForm(exchange, { typed, problem }),
    },
    async ({ ctx, view, body }) => {
      const rubric = await createRubric(ctx, body)
      return seeOther(view, `/appraisal/rubrics/${rubric.id}?done=saved`)
    },
  ),
  page(
    { method: 'GET', path: '/appraisal/rubrics/{id}', params: idPath, query: doneQuery },
    async ({ ctx, view, params, query }) => {
      const rubric = await getRubric(ctx, params.id)
      const manages = mayManage(ctx.actor, await listInChargeOf(ctx, rubric.unitId))
      const { place } = await unitPlace(ctx, rubric.unitId, ctx.clock.today())
      const done = manages && query.done === 'saved' ? 'saved' : undefined
      return html(<RubricPage view={view} rubric={rubric} place={place} manages={manages} done={done} />)
    },
  ),
  page(
    { method: 'GET', path: '/appraisal/rubrics/{id}/edit', params: idPath, members: true },
    async ({ ctx, view, params }) => showForm({ ctx, view }, { rubric: await getRubric(ctx, params.id) }),
  ),
  page(
    {
      method: 'POST',
      path: '/appraisal/rubrics/{id}/edit',
      params: idPath,
      body: editRubricForm,
      members: true,
      again: async (exchange, problem, typed) =>
        showForm(exchange, { rubric: await getRubric(exchange.ctx, exchange.params.id), typed, problem }),
    },
    async ({ ctx, view, params, body }) => {
      const rubric = await editRubric(ctx, { ...body, id: params.id })
      return seeOther(view, `/appraisal/rubrics/${rubric.id}?done=saved`)
    },
  ),
]
