/** From the ranking to the shortlist: choose, give reasons where the choice departs from it, and name the paper. */
import type { z } from 'zod'
import { type Exchange, html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { Button } from '#ui/components/button/button.tsx'
import { Checkboxes } from '#ui/components/checkboxes/checkboxes.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import {
  errorFor,
  ErrorSummary,
  errorTitle,
  type FormError,
} from '#ui/components/error-summary/error-summary.tsx'
import { Form, FormSection } from '#ui/components/form-section/form-section.tsx'
import { Disclosure, Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { idPath, shortlistForm } from '../appraisal.schemas.ts'
import { makeShortlist } from '../commands/make-shortlist.ts'
import { messages } from '../messages.ts'
import { onlyManagers } from '../problems.rules.ts'
import type { Ranking } from '../queries/ranking.ts'
import { readRound } from '../queries/read-round.ts'
import type { Round } from '../round.rules.ts'
import { roundMessages } from '../round.messages.ts'
import { errorsOf, meanText, typedOr } from './parts.tsx'
import { RankingTable } from './ranking.tsx'

interface Props {
  readonly view: View
  readonly round: Round
  readonly ranking: Ranking
  readonly errors: readonly FormError[]
  readonly typed: Readonly<Record<string, unknown>>
}

function chosen(typed: Readonly<Record<string, unknown>>): readonly string[] {
  const value = typed['proposed']
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []
}

function ShortlistPage({ view, round, ranking, errors, typed }: Props) {
  const { locale } = view
  const say = roundMessages[locale]
  const { label, table } = messages[locale]
  const { models, rubric } = ranking
  const contested = models.filter(({ entryId }) => errorFor(errors, `reasons.${entryId}`) !== undefined)
  const title = say.move.shortlist
  const reason = ({ entryId, entry }: (typeof models)[number]) => (
    <TextArea
      key={entryId}
      locale={locale}
      label={say.reasonFor(entry.title)}
      name={`reasons.${entryId}`}
      id={`reasons.${entryId}`}
      rows={2}
      limit={2000}
      optional
      value={typedOr(typed, `reasons.${entryId}`)}
      error={errorFor(errors, `reasons.${entryId}`)}
    />
  )
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      breadcrumbs={[
        { href: '/appraisal', label: messages[locale].appraisal },
        { href: `/appraisal/rounds/${round.id}`, label: round.title, lang: 'vi' },
      ]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={title} lead={<p>{say.why.shortlist}</p>} />
      <Section title={say.ranking} id="ranking">
        <Note>{say.rankingLead}</Note>
        <RankingTable view={view} ranking={ranking} roundId={round.id} />
      </Section>
      <Form action={href(view, `/appraisal/rounds/${round.id}/shortlist`)}>
        <FormSection legend={say.shortlist}>
          <Checkboxes
            locale={locale}
            label={label.proposed}
            name="proposed"
            options={models.map(({ entryId, entry, rank, total, sheets }) => ({
              value: entryId,
              label: entry.title,
              lang: 'vi',
              hint:
                rank === null
                  ? say.unranked
                  : `${table.rank} ${rank}, ${meanText({ total, sheets }, rubric.scale, locale)}${say.outOf}`,
            }))}
            values={chosen(typed)}
            error={errorFor(errors, 'proposed')}
          />
          <Note>{say.reasonHint}</Note>
          {contested.map(reason)}
          <Disclosure summary={label.reason}>
            {models.filter((one) => !contested.includes(one)).map(reason)}
          </Disclosure>
        </FormSection>
        <FormSection legend={say.paper}>
          <TextField
            locale={locale}
            label={label.number}
            name="number"
            width={20}
            value={typedOr(typed, 'number')}
            error={errorFor(errors, 'number')}
          />
          <DateField
            locale={locale}
            label={label.proposedOn}
            name="proposedOn"
            max={view.today}
            value={typedOr(typed, 'proposedOn', view.today)}
            error={errorFor(errors, 'proposedOn')}
          />
          <TextField
            locale={locale}
            label={label.addressee}
            name="addressee"
            value={typedOr(typed, 'addressee')}
            error={errorFor(errors, 'addressee')}
          />
          <TextArea
            locale={locale}
            label={label.note}
            name="note"
            rows={3}
            limit={4000}
            optional
            value={typedOr(typed, 'note')}
            error={errorFor(errors, 'note')}
          />
        </FormSection>
        <Button>{say.shortlistSave}</Button>
      </Form>
    </Layout>
  )
}

type Asked = Pick<Exchange<z.output<typeof idPath>>, 'ctx' | 'params' | 'view'>

async function show(
  { ctx, params, view }: Asked,
  failure?: { problem: Problem; typed: Record<string, unknown> },
): Promise<Response> {
  const { round, inside, manages } = await readRound(ctx, params.id)
  if (!manages) throw onlyManagers()
  if (!inside?.ranking) {
    if (failure) throw failure.problem
    return seeOther(view, `/appraisal/rounds/${round.id}`)
  }
  const labels = Object.fromEntries(
    inside.ranking.models.map(({ entryId, entry }) => [`reasons.${entryId}`, entry.title]),
  )
  return html(
    <ShortlistPage
      view={view}
      round={round}
      ranking={inside.ranking}
      errors={failure ? errorsOf(failure.problem, view.locale, labels) : []}
      typed={failure?.typed ?? {}}
    />,
    failure?.problem.status ?? 200,
  )
}

const path = '/appraisal/rounds/{id}/shortlist'

export const shortlistPages: readonly Route[] = [
  page({ method: 'GET', path, params: idPath, members: true }, (exchange) => show(exchange)),
  page(
    {
      method: 'POST',
      path,
      params: idPath,
      body: shortlistForm,
      members: true,
      again: (exchange, problem, typed) => show(exchange, { problem, typed }),
    },
    async ({ ctx, params, body, view }) => {
      await makeShortlist(ctx, { ...body, id: params.id })
      return seeOther(view, `/appraisal/rounds/${params.id}?done=moved`)
    },
  ),
]
