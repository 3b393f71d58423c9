/** Carrying last year's models of a unit over into the next year, up to 200 at a time. */
import type { Ctx } from '#platform/db/transact.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { Checkboxes } from '#ui/components/checkboxes/checkboxes.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { ErrorSummary, errorTitle, type FormError } from '#ui/components/error-summary/error-summary.tsx'
import { FilterForm } from '#ui/components/filter-form/filter-form.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { PageHeading, Section } from '#ui/components/page/page.tsx'
import { Progress } from '#ui/components/progress/progress.tsx'
import { vi } from '#ui/components/said/said.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { carryOver } from '../commands/carry-over.ts'
import { messages } from '../messages.ts'
import { carryBody, carryQuery } from '../model.schemas.ts'
import { onlyRegistrars } from '../problems.rules.ts'
import { type CarriablePage, carriable } from '../queries/carriable.ts'
import { ownUnits } from '../queries/registrable-units.ts'
import { type UnitPlace, unitPlace } from '../queries/unit-place.ts'
import { statusMessages } from '../status.messages.ts'

interface CarryProps {
  readonly view: View
  readonly own: readonly UnitPlace[]
  readonly unit: UnitPlace
  readonly found: CarriablePage
  readonly done?: number | undefined
  readonly errors?: readonly FormError[]
}

function address(unit: number, from: number, more: Record<string, string> = {}): string {
  return `/models/carry-over?${new URLSearchParams({ unit: String(unit), from: String(from), ...more }).toString()}`
}

function Choice({ view, unit, found }: Pick<CarryProps, 'view' | 'unit' | 'found'>) {
  const { locale } = view
  const say = statusMessages[locale].carry
  const words = messages[locale]
  const going = found.items.filter(({ split }) => !split)
  const kept = found.items.filter(({ split }) => split)
  return (
    <>
      {going.length > 0 && (
        <Form
          action={href(view, '/models/carry-over')}
          hidden={{ unit: String(unit.id), from: String(found.from) }}
        >
          <Checkboxes
            locale={locale}
            label={say.choose}
            hint={say.chooseHint}
            name="ids[]"
            id="ids"
            values={going.map(({ id }) => id)}
            options={going.map(({ id, title, unitName, field, status }) => ({
              value: id,
              label: title,
              lang: 'vi',
              hint: (
                <>
                  <span lang="vi">{unitName}</span>. {words.field[field]}. {words.status[status]}.{' '}
                  <Link href={href(view, `/models/${id}`)} about={vi(title)}>
                    {statusMessages[locale].due.open}
                  </Link>
                </>
              ),
            }))}
          />
          <Button>{say.save(formatNumber(going.length, locale))}</Button>
        </Form>
      )}
      {kept.length > 0 && (
        <Section title={say.kept}>
          <ul>
            {kept.map(({ id, title }) => (
              <li key={id}>
                <span lang="vi">
                  <Link href={href(view, `/models/${id}`)}>{title}</Link>
                </span>
                . {say.split}.
              </li>
            ))}
          </ul>
        </Section>
      )}
      {found.next !== null && (
        <ButtonGroup>
          <Link standalone href={href(view, address(unit.id, found.from, { after: found.next }))}>
            {say.next}
          </Link>
        </ButtonGroup>
      )}
    </>
  )
}

function CarryPage({ view, own, unit, found, done, errors = [] }: CarryProps) {
  const { locale } = view
  const say = statusMessages[locale].carry
  const title = say.title(found.from + 1)
  const units = own.some(({ id }) => id === unit.id) ? own : [unit, ...own]
  const n = (value: number) => formatNumber(value, locale)
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      breadcrumbs={[{ href: '/models', label: messages[locale].models }]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      {done !== undefined && (
        <Notice locale={locale} kind="success" announce>
          <p>{say.done(n(done))}</p>
        </Notice>
      )}
      <PageHeading title={title} kicker={<span lang="vi">{unit.place}</span>} lead={say.lead(found.from)} />
      <FilterForm locale={locale} action={href(view, '/models/carry-over')} inline>
        <Select
          locale={locale}
          label={say.unit}
          name="unit"
          value={String(unit.id)}
          options={units.map(({ id, place }) => ({ value: String(id), label: place, lang: 'vi' }))}
        />
        <TextField
          locale={locale}
          label={say.year}
          name="from"
          value={String(found.from)}
          inputMode="numeric"
          width={4}
        />
      </FilterForm>
      {found.all > 0 && (
        <Progress
          id="carried"
          label={say.progress}
          value={found.carried}
          max={found.all}
          text={say.of(n(found.carried), n(found.all))}
        />
      )}
      {found.items.length === 0 ? (
        <EmptyState title={say.none}>
          <p>{say.noneText}</p>
        </EmptyState>
      ) : (
        <Choice view={view} unit={unit} found={found} />
      )}
    </Layout>
  )
}

async function show(
  ctx: Ctx,
  view: View,
  asked: {
    unit?: number | undefined
    from?: number | undefined
    after?: string | undefined
    done?: number | undefined
  },
  failed?: { errors: readonly FormError[]; status: number },
): Promise<Response> {
  const own = await ownUnits(ctx)
  const unitId = asked.unit ?? own[0]?.id
  if (unitId === undefined) throw onlyRegistrars()
  const found = await carriable(ctx, { unitId, from: asked.from, after: asked.after })
  return html(
    <CarryPage
      view={view}
      own={own}
      unit={own.find(({ id }) => id === unitId) ?? (await unitPlace(ctx, unitId, view.today))}
      found={found}
      done={asked.done}
      errors={failed?.errors ?? []}
    />,
    failed?.status ?? 200,
  )
}

const formBody = carryBody.extend({ unit: carryQuery.shape.unit, from: carryQuery.shape.from })

export const carryPages: readonly Route[] = [
  page(
    { method: 'GET', path: '/models/carry-over', query: carryQuery, members: true },
    ({ ctx, query, view }) => show(ctx, view, query),
  ),
  page(
    {
      method: 'POST',
      path: '/models/carry-over',
      body: formBody,
      members: true,
      again: ({ ctx, view }, problem, typed) => {
        const asked = carryQuery.pick({ unit: true, from: true }).safeParse(typed).data ?? {}
        const nothing = problem.fields.some(({ field }) => field === 'ids')
        const text = nothing ? statusMessages[view.locale].due.nothing : problem.words[view.locale]
        return show(ctx, view, asked, {
          errors: [nothing ? { text, field: 'ids' } : { text }],
          status: problem.status,
        })
      },
    },
    async ({ ctx, body, view }) => {
      const { carried } = await carryOver(ctx, body.ids)
      const { unit, from } = body
      const more = { done: String(carried.length) }
      if (unit === undefined || from === undefined) return seeOther(view, '/models/carry-over')
      return seeOther(view, address(unit, from, more))
    },
  ),
]
