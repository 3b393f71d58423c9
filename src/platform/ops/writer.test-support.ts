/**
 * A process for tests to kill: opens the database of its environment, says what it found, then writes without
 * pause and says each number after its commit. With the argument `read` it stops after saying what it found.
 */
import { writeSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import { readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { Problem } from '../problem.ts'

const migrations = {
  '1-written': {
    up: async (db: Kysely<never>) => {
      await sql`create table written (id text not null, filler text not null)`.execute(db)
      await sql`create table tally (n integer not null)`.execute(db)
      await sql`insert into tally values (0)`.execute(db)
    },
  },
  '2-twin': {
    up: async (db: Kysely<never>) => {
      await sql`create table twin (id text not null, at timestamptz not null default now())`.execute(db)
      await sql`create index twin_id on twin (id)`.execute(db)
    },
  },
}

const say = (line: unknown) => writeSync(1, `${JSON.stringify(line)}\n`)

try {
  const open = await openDatabase(readConfig(process.env, process.cwd()))
  const { db } = open
  const migrated = await migrate(db, migrations)
  /* One look at all three: on PostgreSQL the commit of a killed predecessor may still be under way. */
  const found = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const column = async (from: string) =>
        (await sql<{ id: string }>`select id from ${sql.ref(from)} order by id`.execute(trx)).rows.map(
          ({ id }) => id,
        )
      const tally = await sql<{ n: number }>`select n from tally`.execute(trx)
      return { written: await column('written'), twin: await column('twin'), tally: tally.rows[0]?.n }
    })
  say({ migrated, ...found })
  if (process.argv[2] === 'read') {
    await open.close()
    process.exit(0)
  }
  const life = crypto.randomUUID()
  for (let n = 0; ; n++) {
    const id = `${life}/${n}`
    await db.transaction().execute(async (trx) => {
      await sql`insert into written values (${id}, ${'đầy '.repeat(n % 500)})`.execute(trx)
      await sql`insert into twin (id) values (${id})`.execute(trx)
      await sql`update tally set n = n + 1`.execute(trx)
    })
    say({ acknowledged: id })
  }
} catch (error) {
  writeSync(2, `${error instanceof Problem ? error.words.en : String(error)}\n`)
  process.exit(1)
}
