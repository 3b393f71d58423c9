/** Dated rules by place: the list for everyone, and the forms of who sets them. */
import type { Ctx } from '#platform/db/transact.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { Checkbox } from '#ui/components/checkboxes/checkboxes.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { FormSection } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { PageHeading, Section } from '#ui/components/page/page.tsx'
import { Radios } from '#ui/components/radios/radios.tsx'
import { SummaryList, type SummaryRow } from '#ui/components/summary-list/summary-list.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { ruleCodes, type RuleRow, ruleValues } from '../catalogue.rules.ts'
import { addRuleInput, editRuleBody, rulePath, savedQuery } from '../catalogue.schemas.ts'
import { addRule, editRule } from '../commands/save-rule.ts'
import { messages } from '../messages.ts'
import { onlyEditors } from '../problems.rules.ts'
import { browseRules, type PlacedRule, readRule } from '../queries/browse-rules.ts'
import { editablePlaces, mayEditOf, type Place } from '../queries/editing.ts'
import {
  EditForm,
  editedAgain,
  fieldOf,
  type Filled,
  newEntry,
  PlaceField,
  typedAgain,
  type Values,
  whenInWords,
} from './parts.tsx'

type Words = (typeof messages)['vi']

function valueInWords(say: Words, value: string): string {
  return Object.entries(say.rule.value).find(([known]) => known === value)?.[1] ?? value
}

interface ListProps {
  readonly view: View
  readonly rules: readonly PlacedRule[]
  readonly places: readonly Place[]
  readonly saved: boolean
}

function RulesPage({ view, rules, places, saved }: ListProps) {
  const { locale } = view
  const say = messages[locale]
  const mayEdit = places.length > 0
  const column = say.rule.column
  return (
    <Layout view={view} title={say.rules} breadcrumbs={[{ href: '/model-types', label: say.types }]} wide>
      {saved && mayEdit && (
        <Notice locale={locale} kind="success" announce>
          <p>{say.type.saved}</p>
        </Notice>
      )}
      <PageHeading
        title={say.rules}
        lead={say.rule.lead}
        actions={mayEdit && <ButtonLink href={href(view, '/rules/new')}>{say.rule.add}</ButtonLink>}
      />
      {ruleCodes.map((code) => (
        <Section key={code} title={say.rule.code[code]}>
          <Table
            caption={say.rule.code[code]}
            hideCaption
            rows={rules.filter((row) => row.code === code)}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'place',
                label: column.place,
                cell: (row) =>
                  row.unitId === null ? (
                    say.nation
                  ) : (
                    <span lang="vi">
                      <Link href={href(view, `/units/${row.unitId}`)}>{row.unitName ?? ''}</Link>
                    </span>
                  ),
              },
              { key: 'value', label: column.value, cell: (row) => valueInWords(say, row.value) },
              { key: 'when', label: column.when, cell: (row) => whenInWords(row, locale) },
              {
                key: 'source',
                label: column.source,
                cell: (row) => (
                  <>
                    <span lang="vi">{row.source}</span>{' '}
                    <Tag tone={row.verified ? 'done' : 'soon'}>
                      {row.verified ? say.rule.isVerified : say.rule.notVerified}
                    </Tag>
                  </>
                ),
              },
              ...(mayEdit
                ? [
                    {
                      key: 'edit',
                      label: column.edit,
                      cell: (row: PlacedRule) => (
                        <Link href={href(view, `/rules/${row.id}/edit`)} about={row.unitName ?? say.nation}>
                          {say.rule.edit}
                        </Link>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Section>
      ))}
    </Layout>
  )
}

function valuesOf(rule: RuleRow): Values {
  return {
    value: rule.value,
    source: rule.source,
    verified: rule.verified ? 'yes' : '',
    to: rule.to ?? '',
  }
}

interface FormProps extends Filled {
  readonly view: View
  readonly title: string
  readonly action: string
  /** Of a new row; an old one stays where and since when it is. */
  readonly places?: readonly Place[]
  readonly rule?: RuleRow
  readonly revision?: number
}

function listOf({ locale }: View) {
  return { path: '/rules', title: messages[locale].rules }
}

function RuleForm({ view, title, action, places, rule, revision, ...filled }: FormProps) {
  const { locale } = view
  const { values, errors = [] } = filled
  const say = messages[locale]
  const of = fieldOf(locale, values, errors)
  const [code] = rule ? [rule.code] : ruleCodes
  if (code === undefined) return null
  return (
    <EditForm
      {...filled}
      view={view}
      list={listOf(view)}
      title={title}
      lead={say.rule.code[code]}
      action={action}
      hidden={rule ? { revision: String(revision ?? rule.revision) } : { code }}
      button={say.edit.save}
    >
      <FormSection legend={say.rule.what}>
        {places && <PlaceField locale={locale} places={places} values={values} errors={errors} />}
        {rule && (
          <SummaryList locale={locale} rows={[{ key: say.edit.when, value: whenInWords(rule, locale) }]} />
        )}
        <Radios
          {...of('value', say.rule.how)}
          options={ruleValues[code].map((value) => ({
            value,
            label: say.rule.value[value],
            hint: say.rule.valueHint[value],
          }))}
        />
        {!rule && <DateField {...of('from', say.rule.since)} optional hint={say.rule.fromHint} />}
        <DateField {...of('to', say.rule.until)} optional />
        <TextField {...of('source', say.rule.source)} hint={say.rule.sourceHint} maxLength={500} />
        <Checkbox
          locale={locale}
          label={say.rule.verified}
          name="verified"
          checked={values['verified'] === 'yes'}
        />
      </FormSection>
    </EditForm>
  )
}

function newForm(ctx: Ctx, view: View, filled: Filled, status?: number): Promise<Response> {
  const title = messages[view.locale].edit.newRule
  const form = (places: readonly Place[]) => (
    <RuleForm {...filled} view={view} title={title} action="/rules/new" places={places} />
  )
  return newEntry(ctx, view, listOf(view), form, status)
}

function editForm(view: View, rule: RuleRow, filled: Filled & { revision?: number }) {
  return (
    <RuleForm
      {...filled}
      view={view}
      title={messages[view.locale].rule.edit}
      action={`/rules/${rule.id}/edit`}
      rule={rule}
    />
  )
}

function differences(current: RuleRow, values: Values, view: View): SummaryRow[] {
  const say = messages[view.locale]
  const rows = [
    { name: 'value', key: say.rule.how, value: valueInWords(say, current.value) },
    { name: 'source', key: say.rule.source, value: current.source },
    { name: 'to', key: say.rule.until, value: current.to ?? '' },
    {
      name: 'verified',
      key: say.rule.verified,
      value: current.verified ? say.rule.isVerified : say.rule.notVerified,
    },
  ]
  const stored = valuesOf(current)
  return rows
    .filter(({ name }) => stored[name] !== (values[name] ?? ''))
    .map(({ key, value }) => ({ key, value }))
}

export const rulePages: readonly Route[] = [
  page({ method: 'GET', path: '/rules', query: savedQuery }, async ({ ctx, query, view }) =>
    html(
      <RulesPage
        view={view}
        rules={await browseRules(ctx)}
        places={await editablePlaces(ctx)}
        saved={query.done === 'saved'}
      />,
    ),
  ),
  page({ method: 'GET', path: '/rules/new', members: true }, ({ ctx, view }) =>
    newForm(ctx, view, { values: {} }),
  ),
  page(
    {
      method: 'POST',
      path: '/rules/new',
      body: addRuleInput,
      members: true,
      again: ({ ctx, view }, problem, typed) =>
        newForm(ctx, view, typedAgain(view, problem, typed), problem.status),
    },
    async ({ ctx, body, view }) => {
      await addRule(ctx, body)
      return seeOther(view, '/rules?done=saved')
    },
  ),
  page(
    { method: 'GET', path: '/rules/{id}/edit', params: rulePath, members: true },
    async ({ ctx, params, view }) => {
      const rule = await readRule(ctx, params.id)
      if (!(await mayEditOf(ctx, rule.unitId))) throw onlyEditors()
      return html(editForm(view, rule, { values: valuesOf(rule) }))
    },
  ),
  page(
    {
      method: 'POST',
      path: '/rules/{id}/edit',
      params: rulePath,
      body: editRuleBody,
      members: true,
      again: async ({ ctx, params, view }, problem, typed) => {
        const rule = await readRule(ctx, params.id)
        const again = editedAgain(view, problem, typed, {
          stands: rule,
          differences: (current, values) => differences(current, values, view),
        })
        return html(editForm(view, rule, again), problem.status)
      },
    },
    async ({ ctx, params, body, view }) => {
      await editRule(ctx, { ...body, id: params.id })
      return seeOther(view, '/rules?done=saved')
    },
  ),
]
