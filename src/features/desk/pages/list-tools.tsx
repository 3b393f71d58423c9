/** What the desk adds to lists of models: saved filters above, and below the table one thing to do with several. */
import type { VNode } from 'preact'
import type { ListTools } from '#features/models/contract.ts'
import type { View } from '#platform/http/route.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { Disclosure, Note } from '#ui/components/page/page.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { href } from '#ui/view.ts'
import { movesFrom } from '../bulk.rules.ts'
import { deskMessages } from '../desk.messages.ts'
import type { SavedFilter } from '../filters.store.ts'
import { savedFilters } from '../queries/saved-filters.ts'

export function SaveForm({
  view,
  query,
  name,
  error,
}: {
  view: View
  query: string
  name?: string | undefined
  error?: string | undefined
}) {
  const say = deskMessages[view.locale].filters
  return (
    <form action={href(view, '/desk/filters')} method="post">
      <input type="hidden" name="query" value={query} />
      <TextField
        locale={view.locale}
        id="filter-name"
        name="name"
        label={say.name}
        hint={say.nameHint}
        value={name}
        error={error}
        maxLength={100}
      />
      <Button kind="secondary">{say.button}</Button>
    </form>
  )
}

function SavedList({ view, filters }: { view: View; filters: readonly SavedFilter[] }) {
  const say = deskMessages[view.locale].filters
  return (
    <ul>
      {filters.map(({ id, name, query }) => (
        <li key={id}>
          <form action={href(view, `/desk/filters/${id}/delete`)} method="post">
            <Link href={href(view, `/models?${query}`)}>
              <span lang="vi">{name}</span>
            </Link>{' '}
            <Button kind="secondary">
              {say.remove}
              <span class="visually-hidden"> {say.removeOne(name)}</span>
            </Button>
          </form>
        </li>
      ))}
    </ul>
  )
}

/** The keys, hidden until the island shows them: without it there are none. */
function keys(view: View): VNode {
  const say = deskMessages[view.locale].keys
  const known = [
    ['j', say.next],
    ['k', say.previous],
    ['x', say.mark],
    ['/', say.search],
    ['?', say.help],
  ] as const
  return (
    <div id="desk-keys" hidden>
      <Notice locale={view.locale} title={say.title}>
        <ul>
          {known.map(([key, text]) => (
            <li key={key}>
              <kbd>{key}</kbd> {text}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}

async function above({ ctx, view, query }: Parameters<ListTools['above']>[0]): Promise<VNode | null> {
  const filters = await savedFilters(ctx)
  const say = deskMessages[view.locale].filters
  if (filters.length === 0 && query === '') return null
  const saved = filters.some((filter) => filter.query === query)
  return (
    <>
      {filters.length > 0 && (
        <Disclosure summary={`${say.title} (${filters.length})`} open={query === ''}>
          <SavedList view={view} filters={filters} />
        </Disclosure>
      )}
      {query !== '' && !saved && (
        <Disclosure summary={say.save}>
          <SaveForm view={view} query={query} />
        </Disclosure>
      )}
    </>
  )
}

function around({ view, id, states }: Parameters<ListTools['around']>[0], table: VNode): VNode {
  const say = deskMessages[view.locale].bulk
  const moves = movesFrom(states)
  return (
    <form action={href(view, '/desk/bulk')} method="get">
      {/* Shown by the island: without it there is no ticking of all. */}
      {moves.length > 0 && (
        <p class="no-print">
          <button type="button" class="button button-secondary" data-tick-all hidden>
            {say.tickAll}
          </button>
        </p>
      )}
      {table}
      {moves.length > 0 && (
        <div class="no-print">
          <p id={`${id}-moves`}>
            <strong>{say.label}</strong>
          </p>
          <Note>{say.hint}</Note>
          <ButtonGroup>
            {moves.map((move) => (
              <Button key={move} kind="secondary" name="move" value={move} id={`${id}-${move}`}>
                {say.moves[move]}
              </Button>
            ))}
          </ButtonGroup>
        </div>
      )}
    </form>
  )
}

export const listTools: ListTools = { above, around, keys, island: 'desk' }
