/** Defining and changing an indicator: first what it records, then one page of fields. Without JavaScript. */
import { z } from 'zod'
import { listTypes } from '#features/catalogue/contract.ts'
import { optional } from '#platform/http/inputs.ts'
import { type Exchange, html, page, type Route, seeOther } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { ErrorSummary, errorTitle } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Disclosure, LinkList, PageHeading } from '#ui/components/page/page.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { defineIndicator } from '../commands/define-indicator.ts'
import { endIndicator, reviseIndicator } from '../commands/revise-indicator.ts'
import { type Kind, kinds, versionOn } from '../indicator.rules.ts'
import { defineInput, endBody, idPath, reviseForm } from '../indicator.schemas.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page.messages.ts'
import { onlyDefiners } from '../problems.rules.ts'
import { readIndicator } from '../queries/get-indicator.ts'
import { definableScopes, listMeasures, listUnitKinds } from '../queries/list-definitions.ts'
import { NatureFields, RuleFields, WordFields } from './definition-fields.tsx'
import { errorAt, errorsOf, langOf, nameOf, spokenName, textsOf } from './parts.tsx'

interface Back {
  readonly problem: Problem
  readonly typed: Readonly<Record<string, unknown>>
}

type Asked = Pick<Exchange, 'ctx' | 'view'>

function chooseKind({ view }: Pick<Asked, 'view'>): Response {
  const { locale } = view
  const say = pageMessages[locale].form
  return html(
    <Layout
      view={view}
      title={say.newTitle}
      breadcrumbs={[{ href: '/indicators', label: pageMessages[locale].list.title }]}
    >
      <PageHeading title={say.chooseKind} kicker={say.newTitle} lead={say.noPersonal} />
      <LinkList
        items={kinds.map((kind) => ({
          href: href(view, `/indicators/new?kind=${kind}`),
          title: messages[locale].kind[kind],
          text: messages[locale].kindHint[kind],
        }))}
      />
    </Layout>,
  )
}

async function showNew({ ctx, view }: Asked, kind: Kind | undefined, back?: Back): Promise<Response> {
  const scopes = await definableScopes(ctx)
  if (scopes.length === 0) throw onlyDefiners()
  if (kind === undefined) return chooseKind({ view })
  const { locale } = view
  const say = pageMessages[locale].form
  const errors = back ? errorsOf(back.problem, locale) : []
  const raw = back?.typed ?? {}
  const shared = { locale, kind, typed: textsOf(raw), raw, errors }
  return html(
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, say.newTitle) : say.newTitle}
      breadcrumbs={[{ href: '/indicators', label: pageMessages[locale].list.title }]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={say.newTitle} kicker={messages[locale].kind[kind]} />
      <Form action={href(view, '/indicators/new')} hidden={{ kind }}>
        <WordFields {...shared} />
        <NatureFields
          {...shared}
          measures={await listMeasures(ctx)}
          scopes={scopes}
          unitKinds={await listUnitKinds(ctx)}
        />
        <RuleFields {...shared} types={await listTypes(ctx)} />
        <ButtonGroup>
          <Button>{say.save}</Button>
          <Link standalone href={href(view, '/indicators')}>
            {say.cancel}
          </Link>
        </ButtonGroup>
      </Form>
    </Layout>,
    back?.problem.status ?? 200,
  )
}

type AskedOne = Pick<Exchange<z.output<typeof idPath>>, 'ctx' | 'view' | 'params'>

async function showEdit(
  { ctx, view, params }: AskedOne,
  back?: Back & { ending?: boolean },
): Promise<Response> {
  const { locale } = view
  const say = pageMessages[locale].form
  const field = messages[locale].field
  const { indicator, typeIds, mayDefine } = await readIndicator(ctx, params.id)
  if (!mayDefine) throw onlyDefiners()
  const version = indicator.versions.at(-1) ?? versionOn(indicator, view.today)
  const stored: Record<string, unknown> = {
    name: version.name,
    nameEn: version.nameEn,
    meaning: version.meaning,
    numerator: version.numerator,
    denominator: version.denominator,
    direction: version.direction,
    rounding: String(version.rounding),
    every: version.every ?? '',
    suppliedBy: version.suppliedBy,
    source: version.source,
    verified: version.verified ? 'yes' : '',
    typeIds: typeIds.map(String),
  }
  const typedHere = back !== undefined && back.ending !== true
  const raw = typedHere ? back.typed : stored
  const errors = back ? errorsOf(back.problem, locale) : []
  const title = say.editTitle(spokenName(version, locale))
  const shared = {
    locale,
    kind: indicator.kind,
    typed: textsOf(raw),
    raw,
    errors: typedHere ? errors : [],
  }
  const ending = back?.ending === true ? textsOf(back.typed) : {}
  const path = `/indicators/${indicator.id}`
  const hidden = { revision: String(indicator.revision) }
  return html(
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      breadcrumbs={[
        { href: '/indicators', label: pageMessages[locale].list.title },
        { href: path, label: nameOf(version, locale), lang: langOf(version, locale) },
      ]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={title} kicker={messages[locale].kind[indicator.kind]} />
      <Form action={href(view, `${path}/edit`)} hidden={hidden}>
        <WordFields {...shared} before={version.options} />
        <RuleFields {...shared} types={await listTypes(ctx)} />
        <DateField
          locale={locale}
          name="from"
          label={field.from}
          optional
          hint={say.fromHint}
          value={shared.typed['from']}
          error={errorAt(shared.errors, 'from', field.from)}
        />
        <ButtonGroup>
          <Button>{say.save}</Button>
          <Link standalone href={href(view, path)}>
            {say.cancel}
          </Link>
        </ButtonGroup>
      </Form>
      {version.to === null && (
        <Disclosure summary={say.end} open={back?.ending === true}>
          <Form action={href(view, `${path}/end`)} hidden={hidden}>
            <DateField
              locale={locale}
              name="on"
              label={field.on}
              hint={say.endHint}
              value={ending['on']}
              error={back?.ending === true ? errorAt(errors, 'on', field.on) : undefined}
            />
            <TextArea
              locale={locale}
              name="reason"
              label={field.reason}
              rows={2}
              value={ending['reason']}
              error={back?.ending === true ? errorAt(errors, 'reason', field.reason) : undefined}
            />
            <Button kind="danger">{say.endButton}</Button>
          </Form>
        </Disclosure>
      )}
    </Layout>,
    back?.problem.status ?? 200,
  )
}

const newQuery = z.object({ kind: optional(z.enum(kinds)) })

export const definitionFormPages: readonly Route[] = [
  page({ method: 'GET', path: '/indicators/new', query: newQuery, members: true }, (exchange) =>
    showNew(exchange, exchange.query.kind),
  ),
  page(
    {
      method: 'POST',
      path: '/indicators/new',
      body: defineInput,
      members: true,
      again: (exchange, problem, typed) =>
        showNew(exchange, z.enum(kinds).safeParse(typed['kind']).data, { problem, typed }),
    },
    async ({ ctx, body, view }) => {
      const { id } = await defineIndicator(ctx, body)
      return seeOther(view, `/indicators/${id}?done=saved`)
    },
  ),
  page({ method: 'GET', path: '/indicators/{id}/edit', params: idPath, members: true }, (exchange) =>
    showEdit(exchange),
  ),
  page(
    {
      method: 'POST',
      path: '/indicators/{id}/edit',
      params: idPath,
      body: reviseForm,
      members: true,
      again: (exchange, problem, typed) => showEdit(exchange, { problem, typed }),
    },
    async ({ ctx, params, body, view }) => {
      await reviseIndicator(ctx, { ...body, id: params.id })
      return seeOther(view, `/indicators/${params.id}?done=saved`)
    },
  ),
  page(
    {
      method: 'POST',
      path: '/indicators/{id}/end',
      params: idPath,
      body: endBody,
      members: true,
      again: (exchange, problem, typed) => showEdit(exchange, { problem, typed, ending: true }),
    },
    async ({ ctx, params, body, view }) => {
      await endIndicator(ctx, { ...body, id: params.id })
      return seeOther(view, `/indicators/${params.id}?done=ended`)
    },
  ),
]
