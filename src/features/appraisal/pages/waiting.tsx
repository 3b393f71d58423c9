/** What of appraisal waits for who is signed in, on the page of their work. */
import type { Waiting, WaitingAsk } from '#features/models/contract.ts'
import { LinkList } from '#ui/components/page/page.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'
import { toScore, waitingNominations, waitingRounds } from '../queries/list-rounds.ts'
import { roundMessages } from '../round.messages.ts'
import { Vi } from './parts.tsx'
import { RoundTable } from './rounds.page.tsx'

/** Models to score, by the round that closes first. */
export async function modelsToScore({ ctx, view }: WaitingAsk): Promise<Waiting | null> {
  const models = await toScore(ctx)
  if (models.length === 0) return null
  return {
    id: 'to-score',
    title: roundMessages[view.locale].waiting.score,
    count: models.length,
    content: (
      <LinkList
        items={models.map((one) => ({
          href: href(view, `/appraisal/rounds/${one.roundId}/models/${one.modelId}`),
          title: one.title,
          lang: 'vi',
          text: <Vi>{one.roundTitle}</Vi>,
        }))}
      />
    ),
  }
}

/** Rounds whose next step is the reader's. */
export async function roundsToMove({ ctx, view }: WaitingAsk): Promise<Waiting | null> {
  const rounds = await waitingRounds(ctx)
  if (rounds.length === 0) return null
  const title = roundMessages[view.locale].waiting.rounds
  return {
    id: 'rounds',
    title,
    count: rounds.length,
    content: <RoundTable view={view} rows={rounds} caption={title} />,
  }
}

export async function nominationsToRead({ ctx, view }: WaitingAsk): Promise<Waiting | null> {
  const nominations = await waitingNominations(ctx)
  if (nominations.length === 0) return null
  return {
    id: 'nominations',
    title: roundMessages[view.locale].waiting.nominations,
    count: nominations.length,
    content: (
      <LinkList
        items={nominations.map((one) => ({
          href: href(view, `/appraisal/nominations#nomination-${one.id}`),
          title: one.title,
          lang: 'vi',
          text: <Vi>{one.place}</Vi>,
          meta: messages[view.locale].nominations,
        }))}
      />
    ),
  }
}
