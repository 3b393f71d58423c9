/** What a model is, who does it, with what, and what comes of it: the part of its page that officers wrote. */
import type { Locale } from '#platform/i18n/messages.ts'
import type { View } from '#platform/http/route.ts'
import { Link } from '#ui/components/link/link.tsx'
import { Note, Section } from '#ui/components/page/page.tsx'
import { SummaryList, type SummaryRow } from '#ui/components/summary-list/summary-list.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'
import { type ContentField, forceRoles, type Model } from '../model.rules.ts'
import { coBlocks } from '../owners.rules.ts'
import { pageMessages } from '../page.messages.ts'
import type { ContentNames } from '../queries/content-names.ts'
import { formatKnown, startPrecision } from '../registered.rules.ts'
import { money, Owners, valueInWords, Written } from './parts.tsx'

interface Props {
  readonly view: View
  readonly read: { readonly model: Model }
  readonly contentNames: ContentNames
}

/** Type, themes and campaigns, as far as they were said. */
function filedUnder({ view, read: { model }, contentNames }: Props): SummaryRow[] {
  const { locale } = view
  const { label } = messages[locale]
  const type = model.typeId === null ? undefined : contentNames.types.get(model.typeId)
  const labels = (['themes', 'campaigns'] as const).flatMap((field) =>
    model[field].length === 0
      ? []
      : [
          {
            key: label[field],
            value: valueInWords(field, model[field], locale, contentNames).replaceAll('\n', '; '),
          },
        ],
  )
  return [
    ...(type
      ? [
          {
            key: label.typeId,
            value: <Link href={href(view, `/model-types/${type.code}`)}>{type.name[locale]}</Link>,
          },
        ]
      : []),
    ...labels,
  ]
}

/** The first block, at which it counts, and those that own it too. */
function blocks(model: Model, locale: Locale): string {
  const say = messages[locale].ownerBlock
  const others = coBlocks(model).map((block) => say[block])
  const first = say[model.ownerBlock]
  return others.length === 0 ? first : `${first}. ${pageMessages[locale].page.alsoOwned(others.join(', '))}`
}

/** What it is filed under, and where it counts. */
export function recordRows(props: Props): SummaryRow[] {
  const { view, read } = props
  const { locale } = view
  const { label, ...say } = messages[locale]
  const { model } = read
  return [
    ...filedUnder(props),
    { key: label.field, value: say.field[model.field] },
    { key: label.level, value: say.level[model.level] },
    { key: label.ownerBlock, value: blocks(model, locale) },
    { key: label.year, value: String(model.year) },
  ]
}

/** The story: the problem, what people did and with what, what came of it. */
export function ModelContent({ view, read, contentNames }: Props) {
  const { locale } = view
  const { model } = read
  const { label } = messages[locale]
  const words = pageMessages[locale].page
  const rows = (...names: ContentField[]) =>
    names.flatMap((name) => {
      const text = model[name]
      return typeof text !== 'string' || text === ''
        ? []
        : [{ key: label[name], value: <Written text={text} /> }]
    })
  const amounts = (['budgetStateVnd', 'budgetMobilisedVnd'] as const).flatMap((name) => {
    const value = model[name]
    return value === null ? [] : [{ key: label[name], value: money(value, locale) }]
  })
  const dates = (['startsOn', 'endsOn'] as const).flatMap((name) => {
    const value = model[name]
    const known = name === 'startsOn' ? startPrecision(model) : 'day'
    return value === null ? [] : [{ key: label[name], value: formatKnown(value, known) }]
  })
  const forces = forceRoles.flatMap((role) =>
    model[role].length === 0
      ? []
      : [{ key: label[role], value: <Owners view={view} owners={model[role]} names={contentNames} /> }],
  )
  const parts: readonly [string, readonly SummaryRow[]][] = [
    [words.problem, rows('situation', 'goals')],
    [words.deeds, [...rows('method', 'targetGroup'), ...forces, ...rows('resources'), ...amounts, ...dates]],
    [words.results, rows('outputs', 'sustainability')],
  ]
  return (
    <>
      {parts.map(([title, shown]) =>
        shown.length === 0 ? null : (
          <Section key={title} title={title}>
            <SummaryList locale={locale} rows={shown} />
            {title === words.deeds && amounts.length > 1 && <Note>{words.moneyNote}</Note>}
          </Section>
        ),
      )}
    </>
  )
}
