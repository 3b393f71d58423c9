/** Importing a list, page by page: send, choose columns, look over, enter. Without JavaScript. */
import { readFile } from 'node:fs/promises'
import { permissions } from '#features/models/contract.ts'
import { holdsAnywhere } from '../grants.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { formatDateTime } from '#platform/i18n/format.ts'
import { streamed } from '#platform/http/finish.ts'
import { type Exchange, html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { bounds } from '#platform/sheets/sheet.ts'
import { xlsxStream } from '#platform/sheets/xlsx-writer.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import {
  ErrorSummary,
  errorFor,
  errorTitle,
  type FormError,
} from '#ui/components/error-summary/error-summary.tsx'
import { FileField } from '#ui/components/file-field/file-field.tsx'
import { Form, FormSection } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { LinkList, PageHeading, Section } from '#ui/components/page/page.tsx'
import { Pagination } from '#ui/components/pagination/pagination.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { chooseHeader } from '../commands/choose-header.ts'
import { cancelImport, removeImport, resumeImport, startImport } from '../commands/move-import.ts'
import { planImport } from '../commands/plan-import.ts'
import { receiveList } from '../commands/receive-list.ts'
import { workAtOnce } from '../commands/work.ts'
import { isWorking, type Plan } from '../import.rules.ts'
import {
  headerBody,
  importPath,
  importQuery,
  listImportsQuery,
  planForm,
  receiveBody,
  resultQuery,
  rowsQuery,
  stepBody,
} from '../imports.schemas.ts'
import type { SheetImport } from '../imports.store.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page.messages.ts'
import { cleared, noFile } from '../problems.rules.ts'
import { proposePlan } from '../queries/propose-plan.ts'
import {
  getImport,
  listImportRows,
  listImports,
  type ReadImport,
  readImport,
  sampleRows,
} from '../queries/read-import.ts'
import { resultRows } from '../queries/result-rows.ts'
import { templateBook } from '../queries/template.ts'
import { ColumnsPage, type PlanValues } from './columns.view.tsx'
import { CheckedPage, DonePage, RowsPage, WorkingPage } from './import.view.tsx'
import { errorsOf, StateTag } from './parts.tsx'

const fileLimit = { max: 1, bytes: bounds.file }
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Seconds between two looks at what is under way. */
const refreshEvery = '3'

interface ListProps {
  readonly view: View
  readonly mayImport: boolean
  readonly items: readonly SheetImport[]
  readonly next: string | null
  readonly values?: { readonly sheet: string }
  readonly errors?: readonly FormError[]
}

function ListPage({ view, mayImport, items, next, values, errors = [] }: ListProps) {
  const { locale } = view
  const say = pageMessages[locale]
  return (
    <Layout view={view} title={errors.length > 0 ? errorTitle(locale, say.title) : say.title}>
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={say.title} lead={say.lead} />
      {mayImport ? (
        <>
          <p>
            {say.template}: <Link href={href(view, '/imports/template.xlsx')}>{say.templateLink}</Link>
          </p>
          <Form action={href(view, '/imports')} files>
            <FormSection legend={say.send}>
              <FileField
                locale={locale}
                label={say.file}
                name="file"
                kind="sheet"
                bytes={bounds.file}
                hint={say.fileHint}
                error={errorFor(errors, 'file')}
                chooseAgain={errors.length > 0}
              />
              <TextField
                locale={locale}
                label={say.sheet}
                name="sheet"
                hint={say.sheetHint}
                value={values?.sheet ?? ''}
                error={errorFor(errors, 'sheet')}
                maxLength={60}
                optional
              />
            </FormSection>
            <ButtonGroup>
              <Button>{say.sendButton}</Button>
            </ButtonGroup>
          </Form>
        </>
      ) : (
        <EmptyState title={say.noGrant} />
      )}
      {items.length > 0 && (
        <Section title={say.mine}>
          <LinkList
            items={items.map((one) => ({
              href: href(view, `/imports/${one.id}`),
              title: one.fileName,
              lang: 'vi' as const,
              text: say.sentAt(formatDateTime(one.createdAt, locale)),
              meta: <StateTag locale={locale} state={one.state} />,
            }))}
          />
          <Pagination
            locale={locale}
            next={next === null ? undefined : href(view, `/imports?before=${next}`)}
          />
        </Section>
      )}
    </Layout>
  )
}

async function listPage(
  { ctx, view }: Pick<Exchange, 'ctx' | 'view'>,
  before: string | undefined,
  more: Partial<ListProps> = {},
  status = 200,
): Promise<Response> {
  const { items, next } = await listImports(ctx, before)
  const mayImport = holdsAnywhere(ctx.actor, permissions.register)
  return html(<ListPage view={view} mayImport={mayImport} items={items} next={next} {...more} />, status)
}

/** The plan as the form sends it. */
function valuesOf({ columns, defaults, moneyUnit, enterAs, source, takeSimilar }: Plan): PlanValues {
  return {
    ...Object.fromEntries(columns.map(({ column, target }) => [`column.${column}`, target])),
    unit: defaults.unit,
    registered: defaults.registered,
    field: defaults.field ?? '',
    level: defaults.level ?? '',
    ownerBlock: defaults.ownerBlock ?? '',
    moneyUnit: String(moneyUnit),
    enterAs,
    source,
    takeSimilar: takeSimilar ? 'yes' : '',
  }
}

function typedValues(typed: Readonly<Record<string, unknown>>): PlanValues {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

async function columnsPage(
  { ctx, view }: { readonly ctx: Ctx; readonly view: View },
  { one, counts }: ReadImport,
  {
    values,
    errors = [],
    status = 200,
  }: { values?: PlanValues; errors?: readonly FormError[]; status?: number } = {},
): Promise<Response> {
  const mayPublish = holdsAnywhere(ctx.actor, permissions.publish)
  return html(
    <ColumnsPage
      view={view}
      one={one}
      counts={counts}
      values={values ?? valuesOf(await proposePlan(ctx, one))}
      mayPublish={mayPublish}
      errors={errors}
    />,
    status,
  )
}

const firstBad = 20
const firstSamples = 8

async function importPage(ctx: Ctx, view: View, read: ReadImport, still: boolean): Promise<Response> {
  const { one, counts } = read
  if (one.state === 'columns') return columnsPage({ ctx, view }, read)
  if (isWorking(one.state)) {
    const response = html(<WorkingPage view={view} one={one} counts={counts} refreshing={!still} />)
    if (!still) response.headers.set('refresh', refreshEvery)
    return response
  }
  const { rows: bad } =
    counts.bad === 0 ? { rows: [] } : await listImportRows(ctx, { id: one.id, state: 'bad', limit: firstBad })
  if (one.state === 'checked') {
    const samples = await sampleRows(ctx, one, firstSamples)
    return html(<CheckedPage view={view} one={one} counts={counts} bad={bad} samples={samples} />)
  }
  return html(<DonePage view={view} one={one} counts={counts} bad={bad} />)
}

/** A page for who is signed in: the form with what was wrong, and what was typed. */
async function columnsAgain(
  { ctx, view, params }: Exchange<{ id: string }>,
  problem: Problem,
  typed: Record<string, unknown>,
): Promise<Response> {
  const read = await readImport(ctx, params.id)
  return columnsPage({ ctx, view }, read, {
    ...(read.one.state !== 'cancelled' && { values: typedValues(typed) }),
    errors: errorsOf(problem, view.locale),
    status: problem.status,
  })
}

function step(name: string, take: (ctx: Ctx, input: { id: string }) => Promise<SheetImport>): Route {
  return page(
    { method: 'POST', path: `/imports/{id}/${name}`, params: importPath, body: stepBody, members: true },
    async ({ ctx, params, view }) => {
      const one = await take(ctx, { id: params.id })
      if (isWorking(one.state)) await workAtOnce(ctx, one.id)
      return seeOther(view, `/imports/${one.id}`)
    },
  )
}

function attachment(name: string): string {
  return `attachment; filename="${name.replace(/[^\w.-]+/gu, '-')}"; filename*=UTF-8''${encodeURIComponent(name)}`
}

export const importPages: readonly Route[] = [
  page({ method: 'GET', path: '/imports', query: listImportsQuery, members: true }, async (exchange) =>
    listPage(exchange, exchange.query.before),
  ),
  page({ method: 'GET', path: '/imports/template.xlsx', members: true }, async ({ ctx, locale }) => {
    const headers = { 'content-type': xlsxType, 'content-disposition': attachment('mau-nhap-mo-hinh.xlsx') }
    return new Response(await templateBook(ctx, locale), { headers })
  }),
  page(
    {
      method: 'POST',
      path: '/imports',
      body: receiveBody,
      files: { file: fileLimit },
      members: true,
      again: (exchange, problem, typed) =>
        listPage(
          exchange,
          undefined,
          {
            values: { sheet: typeof typed['sheet'] === 'string' ? typed['sheet'] : '' },
            errors: errorsOf(problem, exchange.view.locale),
          },
          problem.status,
        ),
    },
    async ({ ctx, view, body, uploads }) => {
      const [file] = uploads('file')
      if (!file) throw noFile()
      const { name, path, sha256 } = file
      const one = await receiveList(ctx, { name, bytes: await readFile(path), sha256, sheet: body.sheet })
      return seeOther(view, `/imports/${one.id}`)
    },
  ),
  page(
    { method: 'GET', path: '/imports/{id}', params: importPath, query: importQuery, members: true },
    async ({ ctx, view, params, query }) =>
      importPage(ctx, view, await readImport(ctx, params.id), query.still !== undefined),
  ),
  page(
    { method: 'GET', path: '/imports/{id}/columns', params: importPath, members: true },
    async ({ ctx, view, params }) => {
      const read = await readImport(ctx, params.id)
      const open = read.one.state === 'columns' || read.one.state === 'checked'
      return open ? columnsPage({ ctx, view }, read) : seeOther(view, `/imports/${read.one.id}`)
    },
  ),
  page(
    {
      method: 'POST',
      path: '/imports/{id}/columns',
      params: importPath,
      body: planForm,
      members: true,
      again: columnsAgain,
    },
    async ({ ctx, view, params, body }) => {
      const one = await planImport(ctx, { id: params.id, ...body })
      await workAtOnce(ctx, one.id)
      return seeOther(view, `/imports/${one.id}`)
    },
  ),
  page(
    {
      method: 'POST',
      path: '/imports/{id}/header',
      params: importPath,
      body: headerBody,
      members: true,
      again: async ({ ctx, view, params }, problem) =>
        columnsPage({ ctx, view }, await readImport(ctx, params.id), {
          errors: errorsOf(problem, view.locale),
          status: problem.status,
        }),
    },
    async ({ ctx, view, params, body }) => {
      const one = await chooseHeader(ctx, { id: params.id, row: body.row })
      return seeOther(view, `/imports/${one.id}`)
    },
  ),
  step('start', startImport),
  step('cancel', cancelImport),
  step('resume', resumeImport),
  page(
    { method: 'POST', path: '/imports/{id}/remove', params: importPath, body: stepBody, members: true },
    async ({ ctx, view, params }) => {
      await removeImport(ctx, { id: params.id })
      return seeOther(view, '/imports')
    },
  ),
  page(
    { method: 'GET', path: '/imports/{id}/rows', params: importPath, query: rowsQuery, members: true },
    async ({ ctx, view, params, query }) => {
      const { state = 'bad', after } = query
      const one = await getImport(ctx, params.id)
      const { rows, next } = await listImportRows(ctx, { id: one.id, state, after })
      const more =
        next === null ? undefined : href(view, `/imports/${one.id}/rows?state=${state}&after=${next}`)
      return html(<RowsPage view={view} one={one} state={state} rows={rows} more={more} />)
    },
  ),
  page(
    {
      method: 'GET',
      path: '/imports/{id}/result.xlsx',
      params: importPath,
      query: resultQuery,
      members: true,
    },
    async ({ ctx, locale, params, query }) => {
      const one = await getImport(ctx, params.id)
      if (one.clearedAt) throw cleared()
      const columns = [
        ...one.columns.map(({ heading }) => ({ header: heading })),
        { header: messages[locale].result, width: 60 },
      ]
      const rows = resultRows(ctx, one, query.rows ?? 'bad', locale)
      const name = `${one.fileName.replace(/\.[^.]*$/u, '')}-ket-qua.xlsx`
      return streamed(xlsxStream(columns, rows, { sheet: messages[locale].result }), {
        'content-type': xlsxType,
        'content-disposition': attachment(name),
        'cache-control': 'no-store',
      })
    },
  ),
]
