/** The open data: files of all that is published, and a dictionary that says what each column means. */
import type { ExportColumn } from '#features/models/contract.ts'
import { html, page, type Route, type View } from '#platform/http/route.ts'
import { ButtonGroup, ButtonLink } from '#ui/components/button/button.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { openDataMessages } from '../open-data.messages.ts'
import { type OpenData, openData } from '../queries/open-data.ts'

const published = 'state=published'

function Values({ view, column }: { view: View; column: ExportColumn }) {
  const say = openDataMessages[view.locale]
  if (column.unit === 'VND') return <>{say.vnd}</>
  if (column.codes === null) return null
  return (
    <ul>
      {Object.entries(column.codes).map(([code, name]) => (
        <li key={code}>
          <code>{code}</code>: {name}
        </li>
      ))}
    </ul>
  )
}

function OpenDataPage({ view, data }: { view: View; data: OpenData }) {
  const { locale } = view
  const say = openDataMessages[locale]
  const file = (format: string) => href(view, `/models/export.${format}?${published}`)
  return (
    <Layout view={view} title={say.title} description={say.lead} wide>
      <PageHeading title={say.title} lead={say.lead} />
      <Section title={say.take}>
        <ButtonGroup>
          <ButtonLink href={file('csv')}>{say.csv}</ButtonLink>
          <ButtonLink href={file('json')} kind="secondary">
            {say.json}
          </ButtonLink>
          <ButtonLink href={file('xlsx')} kind="secondary">
            {say.xlsx}
          </ButtonLink>
        </ButtonGroup>
        <Note>
          {say.api} <code>GET /api/v1/models/export?{published}</code>, <code>GET /api/v1/open-data</code>
        </Note>
      </Section>
      <Section title={say.licence}>
        <p>
          {data.licence === undefined ? (
            say.noLicence
          ) : data.licence.url === null ? (
            data.licence.name
          ) : (
            <Link href={data.licence.url}>{data.licence.name}</Link>
          )}
        </p>
      </Section>
      <Section title={say.rules}>
        <ul>
          {[say.counted, say.order, say.codes, say.units, say.money, say.persons].map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </Section>
      <Section title={say.dictionary} id="columns">
        <Table
          caption={say.dictionary}
          hideCaption
          rows={data.columns}
          rowKey={(row) => row.key}
          columns={[
            { key: 'key', label: say.column, heads: true, cell: (row) => <code>{row.key}</code> },
            { key: 'name', label: say.name, cell: (row) => row.header },
            { key: 'meaning', label: say.meaning, cell: (row) => row.meaning },
            { key: 'kind', label: say.kind, cell: (row) => say.kinds[row.kind] },
            { key: 'values', label: say.values, cell: (row) => <Values view={view} column={row} /> },
          ]}
        />
      </Section>
    </Layout>
  )
}

export const openDataPages: readonly Route[] = [
  page({ method: 'GET', path: '/open-data' }, async ({ ctx, view }) =>
    html(<OpenDataPage view={view} data={await openData(ctx, view.locale)} />),
  ),
]
