/** The form of statistics: by what to count, and what to count only. */
import { fields, groupings, levels, modelWords, statuses, writeAnyOf } from '#features/models/contract.ts'
import { ownerBlocks } from '#features/units/contract.ts'
import type { View } from '#platform/http/route.ts'
import { FilterForm } from '#ui/components/filter-form/filter-form.tsx'
import { Disclosure } from '#ui/components/page/page.tsx'
import { type Option, Select } from '#ui/components/select/select.tsx'
import { href } from '#ui/view.ts'
import type { StatisticsQuery } from '../asked.ts'
import { messages } from '../messages.ts'
import type { Offered } from '../queries/offered.ts'

const conditions = [
  'field',
  'level',
  'year',
  'ownerBlock',
  'type',
  'theme',
  'campaign',
  'status',
  'recognised',
] as const

export function AskForm({ view, query, offered }: { view: View; query: StatisticsQuery; offered: Offered }) {
  const { locale } = view
  const say = messages[locale]
  const words = modelWords[locale]
  const keep = {
    ...(query.unit !== undefined && { unit: String(query.unit) }),
    ...(query.anyOf && { anyOf: writeAnyOf(query.anyOf) }),
  }
  const narrowed = query.anyOf !== undefined || conditions.some((name) => query[name] !== undefined)
  const of = (values: readonly string[], names: Readonly<Record<string, string>>): Option[] =>
    values.map((value) => ({ value, label: names[value] ?? value }))
  const byId = (
    list: readonly { readonly id: number; readonly name: { vi: string; en: string } }[],
  ): Option[] => [
    ...list.map(({ id, name }) => ({ value: String(id), label: name[locale] })),
    { value: '0', label: say.key.none },
  ]
  const labels = (kind: 'theme' | 'campaign') => byId(offered.labels.filter((label) => label.kind === kind))
  const one = (name: (typeof conditions)[number], options: Option[]) => (
    <Select
      locale={locale}
      label={say.by[name]}
      name={name}
      value={query[name] === undefined ? undefined : String(query[name])}
      placeholder={say.asked.any}
      options={options}
    />
  )
  /* What is asked for stays chosen, also where nothing was registered in it. */
  const years = [...new Set([...offered.years, ...(query.year === undefined ? [] : [query.year])])]
    .sort((a, b) => b - a)
    .map(String)
  const folded = conditions.some((name) => name !== 'year' && query[name] !== undefined)
  return (
    <FilterForm
      locale={locale}
      action={href(view, '/statistics')}
      hidden={keep}
      clear={
        narrowed
          ? href(view, query.unit === undefined ? '/statistics' : `/statistics?unit=${query.unit}`)
          : undefined
      }
    >
      <Select
        locale={locale}
        label={say.asked.by}
        name="by"
        value={query.by ?? 'field'}
        options={of(groupings, say.by)}
      />
      <Select
        locale={locale}
        label={say.asked.by2}
        name="by2"
        value={query.by2}
        placeholder={say.asked.by2None}
        options={of(groupings, say.by)}
      />
      <Select
        locale={locale}
        label={say.asked.basis}
        name="basis"
        value={query.basis ?? 'today'}
        options={[
          { value: 'today', label: say.asked.inToday },
          { value: 'then', label: say.asked.asThen },
        ]}
      />
      {one('year', of(years, {}))}
      <Disclosure summary={say.asked.more} open={folded}>
        <div class="filter-form-fields">
          {one('field', of(fields, words.field))}
          {one('level', of(levels, words.level))}
          {one('ownerBlock', of(ownerBlocks, words.ownerBlock))}
          {one('type', byId(offered.types))}
          {one('theme', labels('theme'))}
          {one('campaign', labels('campaign'))}
          {one('status', of(statuses, words.status))}
          {one('recognised', [
            { value: 'true', label: say.key.true },
            { value: 'false', label: say.key.false },
          ])}
        </div>
      </Disclosure>
    </FilterForm>
  )
}
