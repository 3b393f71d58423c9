/** My account: who I am here, what I may, where I am signed in, which programs act for me. */
import { formatDate } from '#platform/i18n/format.ts'
import { civilDate } from '#platform/clock.ts'
import type { View } from '#platform/http/route.ts'
import {
  errorFor,
  ErrorSummary,
  errorTitle,
  type FormError,
} from '#ui/components/error-summary/error-summary.tsx'
import { Button } from '#ui/components/button/button.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'
import type { Access, DescribedAccount, DescribedGrant } from '../queries/describe-account.ts'
import { SessionTable, TokenTable } from './access-tables.tsx'

export type Done = 'password' | 'revoked' | 'sessions'

export interface AccountPageProps {
  readonly view: View
  readonly account: DescribedAccount
  readonly access: Access
  /** What was just done. */
  readonly done?: Done | undefined
  /** A new token, to be shown this one time. */
  readonly newToken?: string | undefined
  readonly errors?: readonly FormError[]
  /** What was typed into the form for a token. */
  readonly typed?: { readonly name?: string | undefined; readonly days?: string | undefined }
}

export function AccountPage(props: AccountPageProps) {
  const { view, account, access, done, newToken, errors = [], typed = {} } = props
  const { locale } = view
  const t = messages[locale]
  const { title } = t.account
  return (
    <Layout view={view} title={errors.length > 0 ? errorTitle(locale, title) : title}>
      <ErrorSummary locale={locale} errors={errors} />
      {done !== undefined && errors.length === 0 && (
        <Notice locale={locale} kind="success" announce>
          <p>{t.account.done[done]}</p>
        </Notice>
      )}
      {newToken !== undefined && (
        <Notice locale={locale} kind="success" title={t.tokens.shownTitle} announce>
          <p>{t.tokens.shown}</p>
          <p>
            <code>{newToken}</code>
          </p>
        </Notice>
      )}
      <PageHeading title={title} />
      {account.example && (
        <Notice locale={locale} kind="warning">
          <p>{t.account.example}</p>
        </Notice>
      )}
      <SummaryList
        locale={locale}
        rows={[
          { key: t.account.name, value: <span lang="vi">{account.name}</span> },
          { key: t.account.email, value: account.email },
          { key: t.account.since, value: formatDate(civilDate(account.createdAt)) },
        ]}
      />
      <Section title={t.grants.title} id="grants">
        <Grants view={view} grants={account.grants} />
      </Section>
      <Section title={t.sessions.title} id="sessions">
        <Note>{t.sessions.lead}</Note>
        <SessionTable view={view} sessions={access.sessions} />
        {access.sessions.length > 1 && (
          <Form action={href(view, '/account/sessions/end-others')}>
            <Button kind="secondary">{t.sessions.endOthers}</Button>
          </Form>
        )}
      </Section>
      <Section title={t.tokens.title} id="tokens">
        <Note>{t.tokens.lead}</Note>
        {access.tokens.length === 0 ? (
          <EmptyState title={t.tokens.none} />
        ) : (
          <TokenTable view={view} tokens={access.tokens} />
        )}
        <h3>{t.tokens.createTitle}</h3>
        <Form action={href(view, '/account/tokens')}>
          <TextField
            locale={locale}
            label={t.tokens.name}
            hint={t.tokens.nameHint}
            name="name"
            id="token-name"
            value={typed.name}
            error={errorFor(errors, 'token-name')}
          />
          <TextField
            locale={locale}
            label={t.tokens.days}
            hint={t.tokens.daysHint}
            name="days"
            id="token-days"
            inputMode="numeric"
            width={4}
            value={typed.days ?? '90'}
            error={errorFor(errors, 'token-days')}
          />
          <Button kind="secondary">{t.tokens.create}</Button>
        </Form>
      </Section>
      {!account.example && (
        <Section title={t.password.title} id="password">
          <Note>{t.password.lead}</Note>
          <Form action={href(view, '/account/password')}>
            <TextField
              locale={locale}
              label={t.password.current}
              name="current"
              id="current-password"
              type="password"
              autocomplete="current-password"
              error={errorFor(errors, 'current-password')}
            />
            <TextField
              locale={locale}
              label={t.password.next}
              hint={t.password.hint}
              name="password"
              id="new-password"
              type="password"
              autocomplete="new-password"
              error={errorFor(errors, 'new-password')}
            />
            <Button kind="secondary">{t.password.submit}</Button>
          </Form>
        </Section>
      )}
    </Layout>
  )
}

function Grants({ view, grants }: { view: View; grants: readonly DescribedGrant[] }) {
  const t = messages[view.locale].grants
  if (grants.length === 0) {
    return (
      <EmptyState title={t.none}>
        <p>{t.noneText}</p>
      </EmptyState>
    )
  }
  return (
    <Table
      caption={t.title}
      hideCaption
      rows={grants}
      rowKey={(grant) => grant.id}
      columns={[
        { key: 'role', label: t.role, cell: (grant) => grant.roleName[view.locale] },
        {
          key: 'unit',
          label: t.unit,
          cell: (grant) => (
            <a href={href(view, `/units/${grant.unitId}`)} lang="vi">
              {grant.unitName}
            </a>
          ),
        },
        { key: 'from', label: t.from, cell: (grant) => formatDate(grant.from) },
        { key: 'to', label: t.to, cell: (grant) => (grant.to === null ? t.open : formatDate(grant.to)) },
        {
          key: 'state',
          label: t.state,
          cell: (grant) => (
            <Tag tone={grant.inForce ? 'done' : 'neutral'}>{grant.inForce ? t.inForce : t.notInForce}</Tag>
          ),
        },
      ]}
    />
  )
}
