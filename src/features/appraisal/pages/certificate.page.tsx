/** The public check of a certificate, its paper, and what who decides may do with it. Works without JavaScript. */
import type { z } from 'zod'
import { pdfResponse } from '#platform/documents/typeset.ts'
import { qrDataUrl } from '#platform/documents/qr.ts'
import { type Exchange, html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { formatDate } from '#platform/i18n/format.ts'
import { Problem } from '#platform/problem.ts'
import { Button, ButtonGroup, ButtonLink } from '#ui/components/button/button.tsx'
import {
  errorFor,
  ErrorSummary,
  errorTitle,
  type FormError,
} from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { Disclosure, PageHeading } from '#ui/components/page/page.tsx'
import { Radios } from '#ui/components/radios/radios.tsx'
import { Said, vi, viQuotes } from '#ui/components/said/said.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { codePath, codeQuery, reasonBody, reissueBody } from '../appraisal.schemas.ts'
import { readCode, spoken } from '../code.rules.ts'
import { certificateMessages } from '../certificate.messages.ts'
import { reissueCertificate, revokeCertificate } from '../commands/change-certificate.ts'
import type { Held } from '../decision.store.ts'
import { messages } from '../messages.ts'
import { certificatePaper, certificatePdf } from '../queries/certificate-pdf.ts'
import { type Checked, checkCertificate } from '../queries/check-certificate.ts'
import { certificateState, reissues } from '../round.rules.ts'
import { CertificateSheet } from './certificate-sheet.tsx'
import { errorsOf, ExampleNotice, typedOr, Vi, Written } from './parts.tsx'

function CodeForm({ view, value, error }: { view: View; value?: string; error?: string | undefined }) {
  const { locale } = view
  const say = certificateMessages[locale]
  return (
    <Form action={href(view, '/certificates')} method="get">
      <TextField
        locale={locale}
        label={say.code}
        name="code"
        width={20}
        hint={say.codeHint}
        autocomplete="off"
        value={value}
        error={error}
      />
      <Button>{say.check}</Button>
    </Form>
  )
}

function AskPage({ view, problem }: { view: View; problem?: Problem }) {
  const { locale } = view
  const say = certificateMessages[locale]
  const errors = problem ? errorsOf(problem, locale, { code: say.code }) : []
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, say.checkTitle) : say.checkTitle}
      description={say.checkLead}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={say.checkTitle} lead={<p>{say.checkLead}</p>} />
      <CodeForm view={view} error={errorFor(errors, 'code')} />
    </Layout>
  )
}

interface CheckProps {
  readonly view: View
  readonly typed: string
  readonly checked: Checked
  readonly errors: readonly FormError[]
  readonly fields: Readonly<Record<string, unknown>>
  readonly failed?: string | undefined
}

function Verdict({ view, held }: { view: View; held: Held }) {
  const { locale } = view
  const say = certificateMessages[locale]
  const state = certificateState(held)
  if (state === 'valid')
    return (
      <Notice locale={locale} kind="success" title={say.valid}>
        <p>{say.validText}</p>
      </Notice>
    )
  if (state === 'revoked')
    return (
      <Notice locale={locale} kind="danger" title={say.revoked}>
        <p>
          <Said text={say.revokedText(formatDate(held.revokedOn ?? ''), vi(held.revokedBy ?? '–'))} />
        </p>
        <p>
          {say.reason}: <Written text={held.revokedReason ?? ''} />
        </p>
      </Notice>
    )
  return (
    <Notice locale={locale} kind="warning" title={say.replaced}>
      <p>{say.replacedText(formatDate(held.replacedOn ?? ''))}</p>
      <p>
        <Link href={href(view, `/certificates/${spoken(held.replacedBy ?? '')}`)}>{say.replacedLink}</Link>
      </p>
    </Notice>
  )
}

function Facts({ view, held }: { view: View; held: Held }) {
  const { locale } = view
  const say = certificateMessages[locale]
  return (
    <SummaryList
      locale={locale}
      rows={[
        { key: say.code, value: <span class="tabular">{spoken(held.code)}</span> },
        {
          key: say.model,
          value: (
            <Vi>
              <strong>{held.modelTitle}</strong>
            </Vi>
          ),
        },
        { key: say.unit, value: <Vi>{held.unitPlace}</Vi> },
        {
          key: say.level,
          value: (
            <Said
              text={viQuotes(say.recognisedLine(messages[locale].level[held.level], String(held.year)))}
            />
          ),
        },
        {
          key: say.decision,
          value: <Said text={say.decisionLine(vi(held.number), formatDate(held.decidedOn))} />,
        },
        { key: say.issuers, value: <Written text={held.issuers.join('\n')} /> },
        {
          key: say.issuedOn,
          value: `${formatDate(held.issuedOn)}${held.reissue === null ? '' : ` (${say.reissued[held.reissue]})`}`,
        },
      ]}
    />
  )
}

function Deciding({ view, held, errors, fields, failed }: CheckProps & { held: Held }) {
  const { locale } = view
  const say = certificateMessages[locale]
  const { label } = messages[locale]
  const path = `/certificates/${spoken(held.code)}`
  const reason = (name: 'revoke' | 'reissue') => (
    <TextArea
      locale={locale}
      label={label.reason}
      name="reason"
      id={`${name}-reason`}
      rows={3}
      limit={2000}
      value={failed === name ? typedOr(fields, 'reason') : undefined}
      error={failed === name ? errorFor(errors, `${name}-reason`) : undefined}
    />
  )
  const mine = failed === 'reissue'
  return (
    <>
      <Disclosure summary={say.revoke} open={failed === 'revoke'}>
        <p>{say.revokeText}</p>
        <Form action={href(view, `${path}/revoke`)}>
          {reason('revoke')}
          <Button kind="danger">{say.revokeButton}</Button>
        </Form>
      </Disclosure>
      <Disclosure summary={say.reissue} open={mine}>
        <p>{say.reissueText}</p>
        <Form action={href(view, `${path}/reissue`)}>
          <Radios
            locale={locale}
            label={label.kind}
            name="kind"
            options={reissues.map((kind) => ({ value: kind, label: say.kind[kind] }))}
            value={mine ? typedOr(fields, 'kind') : 'duplicate'}
            error={mine ? errorFor(errors, 'kind') : undefined}
          />
          <TextField
            locale={locale}
            label={label.modelTitle}
            name="modelTitle"
            optional
            value={mine ? typedOr(fields, 'modelTitle') : held.modelTitle}
            error={mine ? errorFor(errors, 'modelTitle') : undefined}
          />
          <TextField
            locale={locale}
            label={label.unitPlace}
            name="unitPlace"
            optional
            value={mine ? typedOr(fields, 'unitPlace') : held.unitPlace}
            error={mine ? errorFor(errors, 'unitPlace') : undefined}
          />
          {reason('reissue')}
          <Button kind="secondary">{say.reissueButton}</Button>
        </Form>
      </Disclosure>
    </>
  )
}

function CheckPage(props: CheckProps) {
  const { view, typed, checked, errors } = props
  const { locale } = view
  const say = certificateMessages[locale]
  const crumbs = [{ href: '/certificates', label: say.checkTitle }]
  if (checked.found !== 'certificate')
    return (
      <Layout view={view} title={say[checked.found]} breadcrumbs={crumbs}>
        <PageHeading title={say[checked.found]} />
        <Notice locale={locale} kind="danger" title={typed}>
          <p>{checked.found === 'unknown' ? say.unknownText : say.mistypedText}</p>
        </Notice>
        <CodeForm view={view} value={typed} />
      </Layout>
    )
  const { held, decides, paper } = checked
  const state = certificateState(held)
  const path = `/certificates/${spoken(held.code)}`
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, say[state]) : say[state]}
      breadcrumbs={crumbs}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={say.checkTitle} />
      <Verdict view={view} held={held} />
      <ExampleNotice locale={locale} example={held.example} />
      <Facts view={view} held={held} />
      {held.modelPublic && (
        <p>
          <Link href={href(view, `/models/${held.modelId}`)} standalone>
            {say.seeModel}
          </Link>
        </p>
      )}
      {paper && state === 'valid' && (
        <ButtonGroup>
          <ButtonLink href={href(view, `${path}/pdf`)}>{say.pdf}</ButtonLink>
          <ButtonLink kind="secondary" href={href(view, `${path}/print`)}>
            {say.print}
          </ButtonLink>
        </ButtonGroup>
      )}
      {decides && state === 'valid' && <Deciding {...props} held={held} />}
      <p class="no-print">
        <Link href={href(view, '/certificates')} standalone>
          {say.another}
        </Link>
      </p>
    </Layout>
  )
}

type Asked = Pick<Exchange<z.output<typeof codePath>>, 'ctx' | 'params' | 'view' | 'client'>

async function show(
  { ctx, params, view, client }: Asked,
  failure?: { form: string; problem: Problem; typed: Record<string, unknown> },
): Promise<Response> {
  const checked = await checkCertificate(ctx, params.code, client.prefix)
  const known = checked.found === 'certificate'
  const errors = failure ? errorsOf(failure.problem, view.locale) : []
  return html(
    <CheckPage
      view={view}
      typed={params.code}
      checked={checked}
      errors={errors.map((one) =>
        one.field === 'reason' && failure ? { ...one, field: `${failure.form}-reason` } : one,
      )}
      fields={failure?.typed ?? {}}
      failed={failure?.form}
    />,
    failure?.problem.status ?? (known ? 200 : 404),
  )
}

const path = '/certificates/{code}'

export const certificatePages: readonly Route[] = [
  page({ method: 'GET', path: '/certificates', query: codeQuery }, async ({ view, query }) => {
    if (query.code === undefined) return html(<AskPage view={view} />)
    const code = readCode(query.code)
    return seeOther(view, `/certificates/${encodeURIComponent(code ? spoken(code) : query.code)}`)
  }),
  page({ method: 'GET', path, params: codePath }, (exchange) => show(exchange)),
  page(
    { method: 'GET', path: `${path}/pdf`, params: codePath, members: true },
    async ({ ctx, params, siteOrigin }) => {
      const { pdf, code } = await certificatePdf(ctx, { code: params.code, origin: siteOrigin })
      return pdfResponse(pdf, `giay-chung-nhan-${code}`)
    },
  ),
  page(
    { method: 'GET', path: `${path}/print`, params: codePath, members: true },
    async ({ ctx, params, view, siteOrigin }) => {
      const { paper } = await certificatePaper(ctx, { code: params.code, origin: siteOrigin })
      return html(<CertificateSheet view={view} paper={paper} qr={await qrDataUrl(paper.checkUrl)} />)
    },
  ),
  page(
    {
      method: 'POST',
      path: `${path}/revoke`,
      params: codePath,
      body: reasonBody,
      members: true,
      again: (exchange, problem, typed) => show(exchange, { form: 'revoke', problem, typed }),
    },
    async ({ ctx, params, body, view }) => {
      await revokeCertificate(ctx, { code: params.code, reason: body.reason })
      return seeOther(view, `/certificates/${encodeURIComponent(params.code)}`)
    },
  ),
  page(
    {
      method: 'POST',
      path: `${path}/reissue`,
      params: codePath,
      body: reissueBody,
      members: true,
      again: (exchange, problem, typed) => show(exchange, { form: 'reissue', problem, typed }),
    },
    async ({ ctx, params, body, view }) => {
      const code = await reissueCertificate(ctx, { ...body, code: params.code })
      return seeOther(view, `/certificates/${spoken(code)}`)
    },
  ),
]
