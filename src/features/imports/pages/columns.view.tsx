/** The page on which an officer says what each column of a list holds, with a guess to begin with. */
import { formatNumber } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { columnLetters } from '#platform/sheets/sheet.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { Checkbox } from '#ui/components/checkboxes/checkboxes.tsx'
import {
  ErrorSummary,
  errorFor,
  errorTitle,
  type FormError,
} from '#ui/components/error-summary/error-summary.tsx'
import { Form, FormSection } from '#ui/components/form-section/form-section.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { Disclosure, PageHeading } from '#ui/components/page/page.tsx'
import { Radios } from '#ui/components/radios/radios.tsx'
import { Said, vi, viQuotes } from '#ui/components/said/said.tsx'
import { type OptionGroup, Select } from '#ui/components/select/select.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import type { Target } from '../columns.rules.ts'
import { type Counts, progressOf, waysIn } from '../import.rules.ts'
import type { SheetImport } from '../imports.store.ts'
import { messages } from '../messages.ts'
import { moneyUnits } from '../money.rules.ts'
import { pageMessages } from '../page.messages.ts'
import { crumbs } from './parts.tsx'

/** What the form holds, by the names of its fields. */
export type PlanValues = Readonly<Record<string, string>>

const groups = [
  ['groupWhat', ['title', 'field', 'level', 'ownerBlock', 'typeId', 'themes', 'campaigns']],
  ['groupWhere', ['unit', 'village', 'commune', 'district', 'province', 'place']],
  ['groupWhen', ['registered', 'year', 'startsOn', 'endsOn']],
  ['groupText', ['situation', 'goals', 'method', 'targetGroup', 'outputs', 'sustainability']],
  ['groupWho', ['lead', 'coordinating', 'participating']],
  ['groupMoney', ['budgetStateVnd', 'budgetMobilisedVnd', 'resources']],
] as const satisfies readonly (readonly [string, readonly Target[]])[]

function targetOptions(locale: View['locale']): OptionGroup[] {
  const say = pageMessages[locale]
  return groups.map(([label, targets]) => ({
    label: say[label],
    options: targets.map((value) => ({ value, label: messages[locale].target[value] })),
  }))
}

function options(named: Readonly<Record<string, string>>) {
  return Object.entries(named).map(([value, label]) => ({ value, label }))
}

interface Props {
  readonly view: View
  readonly one: SheetImport
  readonly counts: Counts
  readonly values: PlanValues
  /** Offered only to who publishes somewhere. */
  readonly mayPublish: boolean
  readonly errors?: readonly FormError[]
}

function Read({ view, one }: Pick<Props, 'view' | 'one'>) {
  const { locale } = view
  const say = pageMessages[locale]
  const lines = [
    ...(one.sheetName === null ? [] : [say.readSheet(vi(one.sheetName))]),
    ...(one.otherSheets.length === 0 ? [] : [say.otherSheets(vi(one.otherSheets.join(', ')))]),
    ...(one.leftOut.length === 0 ? [] : [say.leftOut(vi(one.leftOut.join(', ')))]),
  ]
  if (lines.length === 0) return null
  return (
    <Notice locale={locale}>
      {lines.map((line) => (
        <p key={line}>
          <Said text={line} />
        </p>
      ))}
    </Notice>
  )
}

function HeaderForm({ view, one, errors = [] }: Pick<Props, 'view' | 'one' | 'errors'>) {
  const { locale } = view
  const say = pageMessages[locale]
  const error = errorFor(errors, 'row')
  return (
    <Disclosure summary={`${say.header}: ${one.header.top}`} open={error !== undefined}>
      <Form action={href(view, `/imports/${one.id}/header`)}>
        <TextField
          locale={locale}
          label={say.header}
          name="row"
          hint={say.headerHint}
          value={String(one.header.top)}
          inputMode="numeric"
          width={4}
          error={error}
        />
        <ButtonGroup>
          <Button kind="secondary">{say.headerButton}</Button>
        </ButtonGroup>
      </Form>
    </Disclosure>
  )
}

function Columns({ view, one, values, errors = [] }: Props) {
  const { locale } = view
  const say = pageMessages[locale]
  const targets = targetOptions(locale)
  return (
    <FormSection legend={say.columns} dense>
      {one.columns.map(({ column, heading, samples }, i) => {
        const letters = columnLetters(column)
        const name = `column.${column}`
        return (
          <Select
            key={name}
            locale={locale}
            /* The summary leads to the first column. */
            id={i === 0 ? 'columns' : name}
            name={name}
            label={say.column(letters, vi(heading))}
            hint={say.samples(letters, samples.map((sample) => `“${vi(sample.slice(0, 40))}”`).join(', '))}
            placeholder={say.ignore}
            options={targets}
            value={values[name]}
            error={i === 0 ? errorFor(errors, 'columns') : undefined}
          />
        )
      })}
    </FormSection>
  )
}

function Defaults({ view, values, errors = [] }: Pick<Props, 'view' | 'values' | 'errors'>) {
  const { locale } = view
  const say = pageMessages[locale]
  const { target, field, level, ownerBlock, moneyUnit } = messages[locale]
  const of = (name: string, label: string) => ({
    locale,
    name,
    label,
    value: values[name] ?? '',
    error: errorFor(errors, name),
  })
  return (
    <FormSection legend={say.defaults} hint={say.defaultsHint} dense>
      <TextField {...of('unit', say.unit)} hint={viQuotes(say.unitHint)} maxLength={200} optional />
      <TextField {...of('registered', say.registered)} hint={say.registeredHint} maxLength={40} optional />
      <Select {...of('field', target.field)} placeholder={say.leaveOpen} options={options(field)} />
      <Select {...of('level', target.level)} placeholder={say.leaveOpen} options={options(level)} />
      <Select
        {...of('ownerBlock', target.ownerBlock)}
        placeholder={say.leaveOpen}
        options={options(ownerBlock)}
      />
      <Select
        {...of('moneyUnit', say.moneyUnit)}
        options={moneyUnits.map((unit) => ({ value: String(unit), label: moneyUnit[unit] }))}
      />
    </FormSection>
  )
}

/** What each column is, what stands for rows that say nothing, and how the rows come in. */
export function ColumnsPage(props: Props) {
  const { view, one, counts, values, mayPublish, errors = [] } = props
  const { locale } = view
  const say = pageMessages[locale]
  const { total } = progressOf('columns', counts)
  const ways = waysIn.filter((way) => way !== 'published' || mayPublish)
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, say.columnsTitle) : say.columnsTitle}
      breadcrumbs={crumbs(locale)}
      wide
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading
        title={say.columnsTitle}
        kicker={<span lang="vi">{one.fileName}</span>}
        lead={say.columnsLead(formatNumber(total, locale))}
      />
      {one.problem !== null && <Stopped view={view} problem={one.problem} />}
      <Read view={view} one={one} />
      <HeaderForm view={view} one={one} errors={errors} />
      <Form action={href(view, `/imports/${one.id}/columns`)}>
        <Columns {...props} />
        <Defaults view={view} values={values} errors={errors} />
        <FormSection legend={say.how}>
          <Radios
            locale={locale}
            label={say.enterAs}
            name="enterAs"
            value={values['enterAs'] ?? 'draft'}
            options={ways.map((value) => ({ value, label: say.ways[value], hint: say.wayHints[value] }))}
          />
          {mayPublish && (
            <TextField
              locale={locale}
              label={say.source}
              name="source"
              hint={viQuotes(say.sourceHint)}
              value={values['source'] ?? ''}
              error={errorFor(errors, 'source')}
              maxLength={500}
              optional
            />
          )}
          <Checkbox
            locale={locale}
            label={say.takeSimilar}
            name="takeSimilar"
            hint={say.takeSimilarHint}
            checked={values['takeSimilar'] === 'yes'}
          />
        </FormSection>
        <ButtonGroup>
          <Button>{say.check}</Button>
        </ButtonGroup>
      </Form>
      <Form action={href(view, `/imports/${one.id}/remove`)}>
        <ButtonGroup>
          <Button kind="secondary">{say.remove}</Button>
        </ButtonGroup>
      </Form>
    </Layout>
  )
}

/** Why it stopped by itself. */
export function Stopped({ view, problem }: { view: View; problem: string }) {
  const known: Readonly<Record<string, string>> = messages[view.locale].stopped
  return (
    <Notice locale={view.locale} kind="warning">
      <p>{known[problem] ?? problem}</p>
    </Notice>
  )
}
