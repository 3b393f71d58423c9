/** The OpenAPI document for people: every operation with its parameters and examples. */
import { type Parameter, parametersOf } from '#platform/http/openapi.ts'
import { html, type Route, type View } from '#platform/http/route.ts'
import { Disclosure, Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'

/** Words of code stand between backquotes. */
function marked(text: string) {
  return text.split('`').map((part, i) => (i % 2 === 0 ? part : <code key={i}>{part}</code>))
}

/** Those of the path stand in the address; they are told where they say more than their name. */
const isTold = (parameter: Parameter) => parameter.in === 'query' || parameter.description !== undefined

/** What a parameter means, and the words it takes where they are few. */
function Meaning({ parameter, demanded }: { parameter: Parameter; demanded: string }) {
  const { description = '', schema } = parameter
  const words = Array.isArray(schema['enum']) ? schema['enum'].map(String).join(' | ') : ''
  return (
    <>
      {parameter.in === 'query' && parameter.required && <strong>{demanded}. </strong>}
      <span lang="en">
        {marked(description)}
        {words && description && ': '}
        {words && <code>{words}</code>}
      </span>
    </>
  )
}

function Example({ title, value, id }: { title: string; value: unknown; id: string }) {
  return (
    <Disclosure summary={title}>
      {/* Scrolls sideways, so the keyboard must be able to reach it. */}
      <pre tabIndex={0} role="region" aria-label={`${title}: ${id}`}>
        <code lang="vi">{JSON.stringify(value, null, 2)}</code>
      </pre>
    </Disclosure>
  )
}

/** Answers with the page over all routes that are documented. */
export function apiPage(view: View, routes: readonly Route[]): Response {
  return html(<ApiPage view={view} routes={routes} />)
}

function ApiPage({ view, routes }: { view: View; routes: readonly Route[] }) {
  const t = messages[view.locale].api
  const tagNames: Record<string, string> = t.tags
  const operations = routes.flatMap((route) =>
    route.documented ? [{ ...route.documented, route, id: `${route.method} ${route.path}` }] : [],
  )
  const tags = [...new Set(operations.map((operation) => operation.tag))]
  return (
    <Layout view={view} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} />
      <p>
        <a href="/api/v1/openapi.json">{t.document}</a>. {t.token}{' '}
        <a href={href(view, '/account')}>{t.account}</a>
        {t.tokenElse}
      </p>
      <Note>
        {t.problems} {t.summaries}
      </Note>
      {tags.map((tag) => (
        <Section key={tag} title={tagNames[tag] ?? tag}>
          {operations
            .filter((operation) => operation.tag === tag)
            .map(({ id, route, summary, open, description, bodyExample, replyExample }) => {
              const parameters = parametersOf(route).filter(isTold)
              return (
                <Section
                  key={id}
                  level={3}
                  title={<span lang="en">{summary}</span>}
                  action={<Tag>{open ? t.open : t.needsToken}</Tag>}
                >
                  <p>
                    <code>{id}</code>
                  </p>
                  {description && <p lang="en">{marked(description)}</p>}
                  {parameters.length > 0 && (
                    <Table
                      caption={`${t.parameters}: ${id}`}
                      hideCaption
                      columns={[
                        { key: 'name', label: t.name, cell: (row) => <code>{row.name}</code> },
                        {
                          key: 'meaning',
                          label: t.meaning,
                          cell: (row) => <Meaning parameter={row} demanded={t.required} />,
                        },
                      ]}
                      rows={parameters}
                      rowKey={(row) => row.name}
                    />
                  )}
                  {bodyExample !== undefined && <Example title={t.body} value={bodyExample} id={id} />}
                  <Example title={t.reply} value={replyExample} id={id} />
                </Section>
              )
            })}
        </Section>
      ))}
    </Layout>
  )
}
