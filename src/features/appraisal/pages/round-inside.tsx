/** The models and the panel of a round, for who is inside it. */
import { Button } from '#ui/components/button/button.tsx'
import { Checkboxes } from '#ui/components/checkboxes/checkboxes.tsx'
import { errorFor } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Disclosure, Note, Section } from '#ui/components/page/page.tsx'
import { Said, vi } from '#ui/components/said/said.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { href } from '#ui/view.ts'
import type { Entry } from '../entry.store.ts'
import { messages } from '../messages.ts'
import type { Appraiser } from '../panel.store.ts'
import type { Inside } from '../queries/read-round.ts'
import { takesScores } from '../round.rules.ts'
import { roundMessages } from '../round.messages.ts'
import { typedOr, Vi } from './parts.tsx'
import type { RoundPageProps } from './round.view.tsx'

type Props = RoundPageProps & { readonly inside: Inside }

/** How far the reader is with a model; undefined for who does not score. */
function mine({ read, inside, account }: Props, entry: Entry) {
  if (!read.appraises || account === null) return undefined
  const own = inside.conflicts.some(({ entryId, accountId }) => entryId === entry.id && accountId === account)
  const sheet = inside.mine.find(({ entryId }) => entryId === entry.id)
  return own ? 'own' : sheet === undefined ? 'none' : sheet.complete ? 'done' : 'part'
}

export function Models(props: Props) {
  const { view, read, inside } = props
  const { locale } = view
  const say = roundMessages[locale]
  const { table, via } = messages[locale]
  const state = (entry: Entry) => {
    if (entry.withdrawnAt !== null) return say.withdrawn
    const score = mine(props, entry)
    const progress = inside.progress.find(({ entryId }) => entryId === entry.id)
    const parts = [
      score === undefined ? undefined : say.myScore[score],
      progress && say.progress(String(progress.complete), String(progress.expected)),
      say.visitsCount(entry.visits),
    ]
    return parts.filter((part) => part !== undefined).join('; ')
  }
  return (
    <Section title={say.models} id="models">
      {inside.entries.length === 0 ? (
        <p>{say.noModels}</p>
      ) : (
        <Table
          caption={say.models}
          hideCaption
          rows={inside.entries}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'model',
              label: table.model,
              cell: (entry) => (
                <Vi>
                  <Link href={href(view, `/appraisal/rounds/${read.round.id}/models/${entry.modelId}`)}>
                    {entry.title}
                  </Link>
                </Vi>
              ),
            },
            { key: 'unit', label: table.unit, cell: (entry) => <Vi>{entry.place ?? '–'}</Vi> },
            { key: 'via', label: say.entry.note, cell: (entry) => via[entry.via] },
            { key: 'state', label: table.state, cell: state },
          ]}
        />
      )}
    </Section>
  )
}

function Member({ props, one }: { props: Props; one: Appraiser }) {
  const { view, read, inside, failed, typed = {}, errors = [] } = props
  const { locale } = view
  const say = roundMessages[locale]
  const { conflict } = messages[locale]
  const kinds = new Map<string, string[]>()
  for (const { entryId, accountId, kind } of inside.conflicts)
    if (accountId === one.accountId) kinds.set(entryId, [...(kinds.get(entryId) ?? []), conflict[kind]])
  const form = `remove-${one.accountId}`
  const open = failed === form
  return (
    <li>
      <Vi>{one.name}</Vi>
      {one.removedReason !== null && (
        <>
          {' '}
          (<Said text={say.removed(vi(one.removedReason))} />)
        </>
      )}
      {one.removedAt === null && kinds.size > 0 && (
        <ul>
          {[...kinds].map(([entryId, why]) => (
            <li key={entryId}>
              <Said
                text={say.cannot(
                  vi(inside.entries.find(({ id }) => id === entryId)?.title ?? '–'),
                  why.join(', '),
                )}
              />
            </li>
          ))}
        </ul>
      )}
      {read.manages && one.removedAt === null && panelChanges(read) && (
        <Disclosure summary={say.removeOpen(one.name)} open={open}>
          <Form action={href(view, `/appraisal/rounds/${read.round.id}/panel/${one.accountId}/remove`)}>
            <TextArea
              locale={locale}
              label={messages[locale].label.reason}
              name="reason"
              id={form}
              rows={2}
              limit={2000}
              value={open ? typedOr(typed, 'reason') : undefined}
              error={open ? errorFor(errors, 'reason') : undefined}
            />
            <Button kind="danger">{say.remove}</Button>
          </Form>
        </Disclosure>
      )}
    </li>
  )
}

function panelChanges({ round }: RoundPageProps['read']): boolean {
  return round.state === 'draft' || round.state === 'open' || takesScores(round)
}

export function Panel(props: Props) {
  const { view, read, inside, candidates, errors = [], failed } = props
  const { locale } = view
  const say = roundMessages[locale]
  const free = candidates.filter(
    ({ accountId }) => !inside.panel.some((one) => one.accountId === accountId && one.removedAt === null),
  )
  return (
    <Section title={say.panel} id="panel">
      {inside.panel.length === 0 ? (
        <p>{say.noPanel}</p>
      ) : (
        <ul>
          {inside.panel.map((one) => (
            <Member key={one.accountId} props={props} one={one} />
          ))}
        </ul>
      )}
      {read.manages && panelChanges(read) && free.length > 0 && (
        <Form action={href(view, `/appraisal/rounds/${read.round.id}/panel`)}>
          <Checkboxes
            locale={locale}
            label={messages[locale].label.accounts}
            name="accounts"
            hint={say.candidatesHint}
            options={free.map(({ accountId, name }) => ({ value: accountId, label: name, lang: 'vi' }))}
            error={failed === 'panel' ? errorFor(errors, 'accounts') : undefined}
          />
          <Button kind="secondary">{say.appoint}</Button>
        </Form>
      )}
      {read.manages && panelChanges(read) && candidates.length === 0 && <Note>{say.noCandidates}</Note>}
    </Section>
  )
}
