/** Says under which licence the open data is given away. */
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { notAllowed } from '#platform/problem.ts'
import { type Licence, storeLicence } from '../licence.store.ts'

/** For the administrator at the command line. */
export async function setLicence(ctx: Ctx, licence: Licence): Promise<void> {
  if (ctx.actor.kind !== 'system')
    throw notAllowed({
      vi: 'Người quản trị hệ thống đặt giấy phép của dữ liệu mở.',
      en: 'The administrator sets the licence of the open data.',
    })
  await transact(ctx, async (inside) => {
    await storeLicence(inside.db, licence, inside.clock.now())
    await audit(inside, {
      action: 'open-data.licensed',
      subjectType: 'setting',
      subjectId: 'open-data.licence',
      details: { ...licence },
    })
  })
}
