/** Saving and removing filters; what is saved shows above the list of models. */
import { modelWords } from '#features/models/contract.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { ErrorSummary, errorTitle } from '#ui/components/error-summary/error-summary.tsx'
import { PageHeading } from '#ui/components/page/page.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { deleteFilter } from '../commands/delete-filter.ts'
import { saveFilter } from '../commands/save-filter.ts'
import { deskMessages } from '../desk.messages.ts'
import { runPath, saveFilterBody } from '../desk.schemas.ts'
import { SaveForm } from './list-tools.tsx'

function SavePage({
  view,
  problem,
  typed,
}: {
  view: View
  problem: Problem
  typed: Readonly<Record<string, unknown>>
}) {
  const { locale } = view
  const say = deskMessages[locale].filters
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : '')
  const ofName = problem.fields.find(({ field }) => field === 'name')?.message[locale]
  const others = problem.fields.filter(({ field }) => field !== 'name').map(({ message }) => message[locale])
  const texts = problem.fields.length === 0 ? [problem.words[locale]] : others
  return (
    <Layout
      view={view}
      title={errorTitle(locale, say.save)}
      breadcrumbs={[{ href: '/models', label: modelWords[locale].models }]}
    >
      <ErrorSummary
        locale={locale}
        errors={[
          ...(ofName === undefined ? [] : [{ field: 'filter-name', text: `${say.name}: ${ofName}` }]),
          ...texts.map((one) => ({ text: one })),
        ]}
      />
      <PageHeading title={say.save} />
      <SaveForm view={view} query={text('query')} name={text('name')} error={ofName} />
    </Layout>
  )
}

export const filterPages: readonly Route[] = [
  page(
    {
      method: 'POST',
      path: '/desk/filters',
      body: saveFilterBody,
      members: true,
      again: ({ view }, problem, typed) =>
        Promise.resolve(html(<SavePage view={view} problem={problem} typed={typed} />, problem.status)),
    },
    async ({ ctx, body, view }) => seeOther(view, `/models?${await saveFilter(ctx, body)}`),
  ),
  page(
    { method: 'POST', path: '/desk/filters/{id}/delete', params: runPath, members: true },
    async ({ ctx, params, view }) => {
      await deleteFilter(ctx, params)
      return seeOther(view, '/models')
    },
  ),
]
