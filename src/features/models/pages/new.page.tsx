/** Registering a model: first the unit, found by name or code without JavaScript, then the form. */
import { date } from '#platform/http/inputs.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { notSignedIn } from '#platform/problem.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { ErrorSummary, errorTitle, type FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { LinkList, PageHeading, Section } from '#ui/components/page/page.tsx'
import { SearchBox } from '#ui/components/search-box/search-box.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { registerModel } from '../commands/register-model.ts'
import { messages } from '../messages.ts'
import { newModelQuery, registerModelInput } from '../model.schemas.ts'
import { findUnits, type FoundUnit } from '../queries/find-units.ts'
import { mayRegisterAt } from '../queries/may-register.ts'
import { type UnitPlace, unitPlace } from '../queries/unit-place.ts'
import { onlyRegistrars } from '../problems.rules.ts'
import { type FormValues, typedValues } from '../values.rules.ts'
import { ModelFields } from './model-fields.tsx'
import { errorsOf } from './parts.tsx'

/** Where it lies, without the name that stands above it. */
function above({ name, place }: FoundUnit): string {
  const parts = place.split(', ')
  return parts.length > 1 && parts[0] === name ? parts.slice(1).join(', ') : place
}

function ChooseUnitPage({
  view,
  query,
  found,
  errors = [],
}: {
  view: View
  query: string | undefined
  found: readonly FoundUnit[]
  errors?: readonly FormError[]
}) {
  const say = messages[view.locale].form
  return (
    <Layout
      view={view}
      title={say.newTitle}
      breadcrumbs={[{ href: '/models', label: messages[view.locale].models }]}
    >
      <ErrorSummary locale={view.locale} errors={errors} />
      <PageHeading title={say.chooseUnit} kicker={say.newTitle} />
      <SearchBox
        locale={view.locale}
        action={href(view, '/models/new')}
        label={say.chooseUnit}
        hideLabel
        hint={say.chooseHint}
        value={query}
        id="unit"
      />
      {query !== undefined && found.length === 0 && <p role="status">{say.noUnit(query)}</p>}
      {found.length > 0 && (
        <Section title={say.found}>
          <LinkList
            items={found.map((unit) => ({
              href: href(view, `/models/new?unit=${unit.id}`),
              title: unit.name,
              text: <span lang="vi">{above(unit)}</span>,
              meta: unit.now.length > 0 && <span lang={view.locale}>{say.now(unit.now.join(', '))}</span>,
            }))}
          />
        </Section>
      )}
    </Layout>
  )
}

function NewModelPage({
  view,
  unit,
  values,
  errors = [],
}: {
  view: View
  unit: UnitPlace
  values: FormValues
  errors?: readonly FormError[]
}) {
  const { locale } = view
  const say = messages[locale].form
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, say.newTitle) : say.newTitle}
      breadcrumbs={[{ href: '/models', label: messages[locale].models }]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={say.newTitle} lead={<span lang="vi">{unit.place}</span>} />
      <p>
        <Link standalone href={href(view, '/models/new')}>
          {say.otherUnit}
        </Link>
      </p>
      <p>{say.drafts}</p>
      <Form action={href(view, '/models/new')} hidden={{ unitId: String(unit.id) }}>
        <ModelFields locale={locale} values={values} errors={errors} today={view.today} />
        <ButtonGroup>
          <Button>{say.saveDraft}</Button>
        </ButtonGroup>
      </Form>
    </Layout>
  )
}

export const newModelPages: readonly Route[] = [
  page({ method: 'GET', path: '/models/new', query: newModelQuery }, async ({ ctx, query, view }) => {
    if (ctx.actor.kind === 'anonymous') throw notSignedIn()
    if (query.unit === undefined) {
      const found = query.q === undefined ? [] : await findUnits(ctx, query.q)
      return html(<ChooseUnitPage view={view} query={query.q} found={found} />)
    }
    const unit = await unitPlace(ctx, query.unit, view.today)
    if (!(await mayRegisterAt(ctx, unit.id))) throw onlyRegistrars()
    return html(
      <NewModelPage view={view} unit={unit} values={{ registeredOn: unit.there ? view.today : '' }} />,
    )
  }),
  page(
    {
      method: 'POST',
      path: '/models/new',
      body: registerModelInput,
      again: async ({ ctx, view }, problem, typed) => {
        const unitId = Number(typed['unitId'])
        const known = Number.isInteger(unitId) && unitId > 0 && unitId < 2 ** 31
        const errors = errorsOf(problem, view.locale).map(({ text, field }) =>
          field === 'unitId' ? { text } : { text, field },
        )
        if (!known)
          return html(
            <ChooseUnitPage
              view={view}
              query={undefined}
              found={[]}
              errors={errors.map(({ text }) => ({ text }))}
            />,
            problem.status,
          )
        const values = typedValues(typed)
        const day = date.safeParse(values.registeredOn).data ?? view.today
        const unit = await unitPlace(ctx, unitId, day)
        return html(<NewModelPage view={view} unit={unit} values={values} errors={errors} />, problem.status)
      },
    },
    async ({ ctx, body, view }) => {
      const model = await registerModel(ctx, body)
      return seeOther(view, `/models/${model.id}?saved=1`)
    },
  ),
]
