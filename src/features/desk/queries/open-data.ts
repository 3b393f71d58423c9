/** What the open data is: its columns, what they mean, and the licence it is under. */
import { type ExportColumn, exportColumns } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import { findLicence, type Licence } from '../licence.store.ts'

export interface OpenData {
  /** Undefined while its owner said nothing. */
  readonly licence: Licence | undefined
  /** In the order of the files. */
  readonly columns: readonly ExportColumn[]
}

export async function openData(ctx: Ctx, locale: Locale): Promise<OpenData> {
  return { licence: await findLicence(ctx.db), columns: exportColumns(locale) }
}
