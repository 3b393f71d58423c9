/** The form beside the list of models: words, the usual conditions, and the others folded away. */
import type { View } from '#platform/http/route.ts'
import { FilterForm } from '#ui/components/filter-form/filter-form.tsx'
import { Disclosure } from '#ui/components/page/page.tsx'
import { Radios } from '#ui/components/radios/radios.tsx'
import { type Option, Select } from '#ui/components/select/select.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { href } from '#ui/view.ts'
import { writeAnyOf } from '../any-of.rules.ts'
import { furtherOf, modelsHref, type Sort } from '../filter.rules.ts'
import { listMessages } from '../list.messages.ts'
import { messages } from '../messages.ts'
import { fields, levels, ownerBlocks, states, statuses } from '../model.rules.ts'
import type { ListModels } from '../model.schemas.ts'
import { pageMessages } from '../page.messages.ts'
import { filterOf } from '../queries/list-models.ts'
import { conditioned, type Dimension } from '../tally.rules.ts'

export interface FilterProps {
  readonly view: View
  readonly query: ListModels
  readonly years: readonly number[]
  readonly types: readonly Option[]
  readonly themes: readonly Option[]
  readonly campaigns: readonly Option[]
  /** The order that the list is in. */
  readonly sort: Sort
  /** Sees states other than published. */
  readonly officer: boolean
}

/** What the form can't say: `Tình trạng: đang làm hoặc đã đăng ký`; undefined where there is nothing of it. */
export function furtherInWords(props: FilterProps): string | undefined {
  const { locale } = props.view
  const say = messages[locale]
  const list = listMessages[locale]
  const further = furtherOf(filterOf(props.query))
  const ids = (options: readonly Option[]) =>
    Object.fromEntries(options.flatMap((option) => ('value' in option ? [[option.value, option.label]] : [])))
  const known: Readonly<Record<Dimension, readonly [string, Readonly<Record<string, string>>]>> = {
    field: [say.label.field, say.field],
    level: [say.label.level, say.level],
    year: [say.label.year, {}],
    ownerBlock: [say.label.ownerBlock, say.ownerBlock],
    type: [list.type, ids(props.types)],
    theme: [list.theme, ids(props.themes)],
    campaign: [list.campaign, ids(props.campaigns)],
    status: [list.status, say.status],
    recognised: [list.recognised, { true: list.recognisedYes, false: list.recognisedNo }],
  }
  const parts = conditioned(further).map((dimension) => {
    const [label, names] = known[dimension]
    const values = (further[dimension] ?? []).map((value) => names[String(value)] ?? String(value))
    return `${label}: ${values.join(list.or)}`
  })
  return parts.length === 0 ? undefined : parts.join('; ')
}

const ordinary = ['newest', 'oldest', 'title', 'updated'] as const
const ofWords = ['relevance', 'newest'] as const

/** What is asked for stays chosen, also where nothing was registered in it. */
function withAsked(years: readonly number[], asked: number | undefined): number[] {
  return [...new Set([...years, ...(asked === undefined ? [] : [asked])])].sort((a, b) => b - a)
}

export function Filters(props: FilterProps) {
  const { view, query, years, officer, sort } = props
  const { locale } = view
  const say = messages[locale]
  const words = pageMessages[locale].browse
  const list = listMessages[locale]
  const asksBasis = query.unit !== undefined && query.scope === undefined && query.within === undefined
  const keep = {
    ...(query.unit !== undefined && { unit: String(query.unit) }),
    ...(query.scope && { scope: query.scope }),
    ...(query.within !== undefined && { within: String(query.within) }),
    ...(query.basis && !asksBasis && { basis: query.basis }),
    ...(query.anyOf && { anyOf: writeAnyOf(query.anyOf) }),
  }
  const { unit, ...asked } = filterOf(query)
  const narrowed = Object.values(asked).some((value) => value !== undefined)
  const folded = [
    query.level,
    query.type,
    query.ownerBlock,
    query.theme,
    query.campaign,
    query.status,
    query.recognised,
  ]
  const of = (values: readonly string[], labels: Readonly<Record<string, string>>) =>
    values.map((value) => ({ value, label: labels[value] ?? value }))
  const one = (
    name: Exclude<keyof ListModels, 'anyOf'>,
    label: string,
    options: readonly Option[],
    placeholder: string | undefined = words.any,
    value = query[name],
  ) => (
    <Select
      locale={locale}
      label={label}
      name={name}
      value={value === undefined ? undefined : String(value)}
      placeholder={placeholder}
      options={[...options]}
    />
  )
  return (
    <FilterForm
      locale={locale}
      action={href(view, '/models')}
      hidden={keep}
      clear={narrowed ? href(view, modelsHref({ unit })) : undefined}
    >
      <TextField
        locale={locale}
        label={list.q}
        hint={list.qHint}
        name="q"
        type="search"
        value={query.q}
        maxLength={200}
      />
      {asksBasis && (
        <Radios
          locale={locale}
          label={words.basis}
          name="basis"
          value={query.basis ?? 'today'}
          options={[
            { value: 'today', label: words.basisToday },
            { value: 'then', label: words.basisThen },
          ]}
        />
      )}
      {one('field', say.label.field, of(fields, say.field))}
      {one('year', say.label.year, of(withAsked(years, query.year).map(String), {}))}
      {officer && one('state', words.state, of(states, say.state))}
      {one('sort', list.sort, of(asked.q === undefined ? ordinary : ofWords, list.sorts), undefined, sort)}
      <Disclosure summary={list.more} open={folded.some((value) => value !== undefined)}>
        <div class="filter-form-fields">
          {one('level', say.label.level, of(levels, say.level))}
          {one('type', list.type, props.types)}
          {one('ownerBlock', say.label.ownerBlock, of(ownerBlocks, say.ownerBlock))}
          {one('theme', list.theme, props.themes)}
          {one('campaign', list.campaign, props.campaigns)}
          {one('status', list.status, of(statuses, say.status))}
          {one('recognised', list.recognised, [
            { value: 'true', label: list.recognisedYes },
            { value: 'false', label: list.recognisedNo },
          ])}
        </div>
      </Disclosure>
    </FilterForm>
  )
}
