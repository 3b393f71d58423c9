/** Sessions and tokens as tables of the account page. */
import { formatDateTime } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { Button } from '#ui/components/button/button.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'
import type { Access } from '../queries/describe-account.ts'

export function SessionTable({ view, sessions }: { view: View; sessions: Access['sessions'] }) {
  const t = messages[view.locale].sessions
  return (
    <Table
      caption={t.title}
      hideCaption
      rows={sessions}
      rowKey={(session) => session.tokenSha256}
      columns={[
        { key: 'started', label: t.started, cell: (row) => formatDateTime(row.createdAt, view.locale) },
        { key: 'seen', label: t.seen, cell: (row) => formatDateTime(row.lastSeenAt, view.locale) },
        { key: 'until', label: t.until, cell: (row) => formatDateTime(row.expiresAt, view.locale) },
        { key: 'here', label: t.here, cell: (row) => (row.current ? t.current : t.other) },
      ]}
    />
  )
}

export function TokenTable({ view, tokens }: { view: View; tokens: Access['tokens'] }) {
  const t = messages[view.locale].tokens
  return (
    <Table
      caption={t.title}
      hideCaption
      rows={tokens}
      rowKey={(token) => token.id}
      columns={[
        { key: 'name', label: t.name, cell: (row) => row.name },
        { key: 'created', label: t.created, cell: (row) => formatDateTime(row.createdAt, view.locale) },
        {
          key: 'used',
          label: t.used,
          cell: (row) => (row.lastUsedAt === null ? t.never : formatDateTime(row.lastUsedAt, view.locale)),
        },
        { key: 'until', label: t.until, cell: (row) => formatDateTime(row.expiresAt, view.locale) },
        {
          key: 'action',
          label: t.action,
          cell: (row) => (
            <Form action={href(view, `/account/tokens/${row.id}/revoke`)}>
              <Button kind="danger">
                {t.revoke}
                <span class="visually-hidden">: {row.name}</span>
              </Button>
            </Form>
          ),
        },
      ]}
    />
  )
}
