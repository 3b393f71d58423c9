/** Registering a model: first the unit, among those the officer was given, then the form. Without JavaScript. */
import type { z } from 'zod'
import type { ModelType } from '#features/catalogue/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { date } from '#platform/http/inputs.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { newId } from '#platform/ids.ts'
import { Problem } from '#platform/problem.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { ErrorSummary, errorTitle, type FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { LinkList, PageHeading, Section } from '#ui/components/page/page.tsx'
import { Said, vi } from '#ui/components/said/said.tsx'
import { SearchBox } from '#ui/components/search-box/search-box.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { registerModel, registerOnce } from '../commands/register-model.ts'
import { messages } from '../messages.ts'
import { newModelQuery, registerModelForm } from '../model.schemas.ts'
import { type Content, type ContentField, fields, type Level } from '../model.rules.ts'
import type { FoundUnit } from '../queries/find-units.ts'
import { mayRegisterAt } from '../queries/may-register.ts'
import { type Offers, offersFor } from '../queries/offers.ts'
import { findRegistrable, ownUnits } from '../queries/registrable-units.ts'
import { type UnitPlace, unitPlace } from '../queries/unit-place.ts'
import { statusMessages } from '../status.messages.ts'
import { type FormValues, inputText, typedValues } from '../values.rules.ts'
import { ModelFields } from './model-fields.tsx'
import { errorsOf } from './parts.tsx'

/** A type that was chosen before the unit goes along. */
function newHref(unitId: number, type: number | undefined): string {
  return type === undefined ? `/models/new?unit=${unitId}` : `/models/new?unit=${unitId}&type=${type}`
}

/** Where it lies, without the name that stands above it. */
function above({ name, place }: { name: string; place: string }): string | undefined {
  const [first, ...rest] = place.split(', ')
  if (first !== name) return place
  return rest.length === 0 ? undefined : rest.join(', ')
}

interface Door {
  readonly id: number
  readonly name: string
  readonly place: string
  readonly now?: readonly string[]
}

/** Each unit as a link to its form; those that share a name by their whole place. */
function UnitLinks({ view, units, type }: { view: View; units: readonly Door[]; type: number | undefined }) {
  const say = messages[view.locale].form
  const shared = (name: string) => units.filter((unit) => unit.name === name).length > 1
  return (
    <LinkList
      items={units.map((unit) => {
        const { id, name, place, now = [] } = unit
        const text = shared(name) ? undefined : above(unit)
        return {
          href: href(view, newHref(id, type)),
          title: shared(name) ? place : name,
          lang: 'vi' as const,
          text: text === undefined ? undefined : <span lang="vi">{text}</span>,
          meta: now.length === 0 ? undefined : <Said text={say.now(vi(now.join(', ')))} />,
        }
      })}
    />
  )
}

interface ChooseProps {
  readonly view: View
  readonly own: readonly UnitPlace[]
  /** Chosen before. */
  readonly type?: number | undefined
  readonly query?: string | undefined
  readonly found?: readonly FoundUnit[]
  readonly errors?: readonly FormError[]
}

function ChooseUnitPage({ view, own, type, query, found = [], errors = [] }: ChooseProps) {
  const { locale } = view
  const say = messages[locale].form
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, say.newTitle) : say.newTitle}
      breadcrumbs={[{ href: '/models', label: messages[locale].models }]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={say.chooseUnit} kicker={say.newTitle} />
      {query === undefined && own.length > 0 && (
        <Section title={say.ownUnits}>
          <UnitLinks view={view} units={own} type={type} />
        </Section>
      )}
      <Section title={say.otherUnits}>
        <SearchBox
          locale={locale}
          action={href(view, '/models/new')}
          label={say.otherUnits}
          hideLabel
          hint={say.chooseHint}
          value={query}
          id="unit"
          hidden={type === undefined ? {} : { type: String(type) }}
        />
      </Section>
      {query !== undefined && found.length === 0 && (
        <p role="status">
          <Said text={say.noUnit(vi(query))} />
        </p>
      )}
      {found.length > 0 && (
        <Section title={say.found}>
          <UnitLinks view={view} units={found} type={type} />
        </Section>
      )}
    </Layout>
  )
}

/** For who can't register at all: nothing to choose, only whom to ask. */
function NoGrantPage({ view }: { view: View }) {
  const { locale } = view
  const say = messages[locale].form
  return (
    <Layout
      view={view}
      title={say.newTitle}
      breadcrumbs={[{ href: '/models', label: messages[locale].models }]}
    >
      <PageHeading title={say.newTitle} />
      <EmptyState
        title={say.noGrant}
        action={
          <Link standalone href={href(view, '/models')}>
            {say.toModels}
          </Link>
        }
      />
    </Layout>
  )
}

interface ChooseTypeProps {
  readonly view: View
  readonly unit: UnitPlace
  readonly offers: Offers
  /** The one that was asked for is not offered here. */
  readonly gone: boolean
}

/** Which of the types the unit is offered, by field; or none of them. */
function ChooseTypePage({ view, unit, offers, gone }: ChooseTypeProps) {
  const { locale } = view
  const say = messages[locale]
  const errors = gone ? [{ text: say.form.typeGone }] : []
  const groups = [...fields, null].map((field) => ({
    title: field === null ? say.form.anyField : say.field[field],
    types: offers.types.filter((type) => type.field === field),
  }))
  return (
    <Layout
      view={view}
      title={gone ? errorTitle(locale, say.form.newTitle) : say.form.newTitle}
      breadcrumbs={[{ href: '/models', label: say.models }]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading
        title={say.form.chooseType}
        kicker={say.form.newTitle}
        lead={<span lang="vi">{unit.place}</span>}
      />
      <ButtonGroup>
        <Link standalone href={href(view, '/models/new?choose=1')}>
          {say.form.otherUnit}
        </Link>
        <Link standalone href={href(view, `/models/carry-over?unit=${unit.id}`)}>
          {statusMessages[locale].carry.link}
        </Link>
      </ButtonGroup>
      <p>{say.form.chooseTypeHint}</p>
      <LinkList
        items={[{ href: href(view, newHref(unit.id, 0)), title: say.form.noType, text: say.form.noTypeText }]}
      />
      {groups
        .filter(({ types }) => types.length > 0)
        .map(({ title, types }) => (
          <Section key={title} title={title}>
            <LinkList
              items={types.map((type) => ({
                href: href(view, newHref(unit.id, type.id)),
                title: type.name[locale],
                text: type.summary[locale] === '' ? undefined : type.summary[locale],
              }))}
            />
          </Section>
        ))}
    </Layout>
  )
}

interface NewProps {
  readonly view: View
  readonly unit: UnitPlace
  readonly offers: Offers
  readonly values: FormValues
  /** Becomes the model's id. */
  readonly formKey: string
  readonly errors?: readonly FormError[]
}

function NewModelPage({ view, unit, offers, values, formKey, errors = [] }: NewProps) {
  const { locale } = view
  const say = messages[locale].form
  const type = offers.types.find(({ id }) => String(id) === values.typeId)
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, say.newTitle) : say.newTitle}
      breadcrumbs={[{ href: '/models', label: messages[locale].models }]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={say.newTitle} lead={<span lang="vi">{unit.place}</span>} />
      <ButtonGroup>
        <Link standalone href={href(view, '/models/new?choose=1')}>
          {say.otherUnit}
        </Link>
        {offers.types.length > 0 && (
          <Link standalone href={href(view, newHref(unit.id, undefined))}>
            {say.otherType}
          </Link>
        )}
      </ButtonGroup>
      {type && <p>{say.fromType(type.name[locale])}</p>}
      <p>{say.drafts}</p>
      <Form action={href(view, '/models/new')} hidden={{ unitId: String(unit.id), key: formKey }}>
        <ModelFields
          locale={locale}
          values={values}
          errors={errors}
          today={view.today}
          offers={offers}
          open
        />
        <ButtonGroup>
          <Button>{say.saveDraft}</Button>
        </ButtonGroup>
      </Form>
    </Layout>
  )
}

type Asked = z.output<typeof newModelQuery>

async function choose(ctx: Ctx, view: View, own: readonly UnitPlace[], asked: Asked): Promise<Response> {
  const query = asked.q === '' ? undefined : asked.q
  const found = query === undefined ? [] : await findRegistrable(ctx, query)
  return html(<ChooseUnitPage view={view} own={own} type={asked.type} query={query} found={found} />)
}

/** What a unit usually registers at; its form says it beforehand. */
const levelOf: Readonly<Partial<Record<UnitPlace['level'], Level>>> = {
  neighbourhood: 'village',
  commune: 'grassroots',
  province: 'province',
}

/** The words of the type in a form that has none yet. */
function beginning(type: ModelType | undefined, unit: UnitPlace, today: string): FormValues {
  const level = levelOf[unit.level]
  const first = { registeredOn: unit.there ? today : '', ...(level !== undefined && { level }) }
  if (!type) return first
  const { id, field, ownerBlock, template } = type
  return {
    ...first,
    ...template,
    typeId: String(id),
    ...(field !== null && { field }),
    ...(ownerBlock !== null && { ownerBlock }),
  }
}

/** The form as it came, or where its unit is none of the officer's, the choice of another. */
async function back(
  { ctx, view }: { readonly ctx: Ctx; readonly view: View },
  problem: Problem,
  typed: Readonly<Record<string, unknown>>,
): Promise<Response> {
  const own = await ownUnits(ctx)
  if (own.length === 0 && ctx.actor.kind === 'account') return html(<NoGrantPage view={view} />, 403)
  const unitId = Number(typed['unitId'])
  const errors = errorsOf(problem, view.locale)
  if (!Number.isInteger(unitId) || unitId <= 0 || unitId >= 2 ** 31) {
    const texts = errors.map(({ text }) => ({ text }))
    return html(<ChooseUnitPage view={view} own={own} errors={texts} />, problem.status)
  }
  const values = typedValues(typed)
  const day = date.safeParse(values.registeredOn).data ?? view.today
  const key = registerModelForm.shape.key.safeParse(typed['key']).data
  const used = key === undefined || problem.code === 'model.already-saved'
  return html(
    <NewModelPage
      view={view}
      unit={await unitPlace(ctx, unitId, day)}
      offers={await offersFor(ctx, { unitId, day })}
      values={values}
      formKey={used ? newId(ctx.clock.now()) : key}
      errors={errors.map(({ text, field }) => (field === 'unitId' ? { text } : { text, field }))}
    />,
    problem.status,
  )
}

export const newModelPages: readonly Route[] = [
  page(
    { method: 'GET', path: '/models/new', query: newModelQuery, members: true },
    async ({ ctx, query, view }) => {
      const own = await ownUnits(ctx)
      const [only] = own
      if (!only) return html(<NoGrantPage view={view} />, 403)
      if (query.unit === undefined) {
        const straight = own.length === 1 && query.q === undefined && query.choose === undefined
        return straight ? seeOther(view, newHref(only.id, query.type)) : choose(ctx, view, own, query)
      }
      const unit = await unitPlace(ctx, query.unit, view.today)
      if (!(await mayRegisterAt(ctx, unit.id))) {
        const errors = [{ text: messages[view.locale].form.notYours(vi(unit.place)) }]
        return html(<ChooseUnitPage view={view} own={own} errors={errors} />, 403)
      }
      const offers = await offersFor(ctx, { unitId: unit.id, day: view.today })
      const type = offers.types.find(({ id }) => id === query.type)
      if (!type && query.type !== 0 && offers.types.length > 0) {
        const gone = query.type !== undefined
        const status = gone ? 404 : 200
        return html(<ChooseTypePage view={view} unit={unit} offers={offers} gone={gone} />, status)
      }
      return html(
        <NewModelPage
          view={view}
          unit={unit}
          offers={offers}
          values={beginning(type, unit, view.today)}
          formKey={newId(ctx.clock.now())}
        />,
      )
    },
  ),
  page(
    { method: 'POST', path: '/models/new', body: registerModelForm, members: true, again: back },
    async (exchange) => {
      const { ctx, body, view } = exchange
      const { key, ...input } = body
      try {
        const model = await (key === undefined ? registerModel(ctx, input) : registerOnce(ctx, input, key))
        return seeOther(view, `/models/${model.id}?done=saved`)
      } catch (error) {
        // Who may not register there keeps what was typed and can choose another unit.
        if (error instanceof Problem && error.status === 403) return back(exchange, error, asTyped(body))
        throw error
      }
    },
  ),
]

/** Read fields as a form sends them. */
function asTyped(body: object): Record<string, unknown> {
  const fields = Object.entries(body).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(
    fields.map(([name, value]: [string, Content[ContentField]]) => [name, inputText(value)]),
  )
}
