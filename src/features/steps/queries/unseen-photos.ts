/** Photos that wait for who publishes to look at them. */
import type { Ctx } from '#platform/db/transact.ts'
import { listUnseen, type UnseenPhotos } from '../unseen.store.ts'

const shown = 50
const days = 60

/** By model, at most fifty; nothing for who publishes nowhere. */
export async function unseenPhotos(ctx: Ctx): Promise<UnseenPhotos[]> {
  const units =
    ctx.actor.kind === 'system'
      ? 'all'
      : ctx.actor.grants
          .filter(({ permission }) => permission === 'models.publish')
          .map(({ unitId }) => unitId)
  const from = new Date(ctx.clock.now().getTime() - days * 86_400_000)
  return listUnseen(ctx.db, units, from, shown)
}
