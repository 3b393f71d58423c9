/** What `doctor` looks at in the database: that it answers, what it can do, how safe it is, and what it holds. */
import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import type { Config } from '../config.ts'
import { type Db, type OpenDatabase, embeddedFolder, openDatabase } from '../db/database.ts'
import { migrationsDone } from '../db/migrate.ts'
import { Problem } from '../problem.ts'
import { type Check, complaint, fine, masked, mind, wrong } from './check.ts'
import { checkFiles } from './doctor-files.ts'
import { bare, greeting } from './reach.ts'

const extensions = ['btree_gist', 'pg_trgm']
const oldest = 150_000

async function settings(db: Db, names: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; value: string }>`
    select name, setting as value from pg_settings where name in (${sql.join(names)})`.execute(db)
  return new Map(rows.map(({ name, value }) => [name, value]))
}

async function checkServer(db: Db): Promise<Check[]> {
  const known = await settings(db, ['server_version', 'server_version_num', 'server_encoding'])
  const version = known.get('server_version') ?? '?'
  const upgrade = { vi: 'Nâng cấp PostgreSQL lên 15 trở lên.', en: 'Upgrade PostgreSQL to 15 or newer.' }
  const named = { vi: `PostgreSQL ${version}`, en: `PostgreSQL ${version}` }
  const checks = [
    Number(known.get('server_version_num')) < oldest
      ? wrong('database-version', named, upgrade)
      : fine('database-version', named),
  ]
  const encoding = known.get('server_encoding') ?? '?'
  if (encoding !== 'UTF8') {
    checks.push(
      wrong(
        'database-encoding',
        { vi: `Bảng mã là ${encoding}.`, en: `The encoding is ${encoding}.` },
        {
          vi: 'Tạo lại cơ sở dữ liệu với bảng mã UTF8.',
          en: 'Create the database again with encoding UTF8.',
        },
      ),
    )
  }
  const there = await sql<{ name: string }>`select name from pg_available_extensions
    where name in (${sql.join(extensions)})`.execute(db)
  const missing = extensions.filter((name) => !there.rows.some((row) => row.name === name)).join(', ')
  if (missing) {
    checks.push(
      wrong(
        'database-extensions',
        { vi: `Thiếu phần mở rộng ${missing}.`, en: `Extension ${missing} is missing.` },
        {
          vi: 'Cài gói postgresql-contrib cho máy chủ cơ sở dữ liệu.',
          en: 'Install postgresql-contrib on the database server.',
        },
      ),
    )
  } else checks.push(fine('database-extensions', { vi: extensions.join(', '), en: extensions.join(', ') }))
  return checks
}

function checkEmbeddedSafety({ publicUrl }: Config): Check {
  const what = {
    vi: 'Cơ sở dữ liệu nhúng giữ mọi thay đổi khi chương trình bị tắt ngang, nhưng không chắc khi mất điện: nó không ép ghi xuống đĩa.',
    en: 'The embedded database keeps every change when the program is killed, but perhaps not when the power fails: it never forces writes to disk.',
  }
  if (!publicUrl) return fine('durability', what)
  return mind('durability', what, {
    vi: 'Dùng thật thì nên chuyển sang PostgreSQL (bin/dongthuan move --to), hoặc sao lưu mỗi ngày.',
    en: 'For real use move to PostgreSQL (bin/dongthuan move --to), or at least back up every day.',
  })
}

async function checkPostgresSafety(db: Db, url: string): Promise<Check[]> {
  const known = await settings(db, ['fsync', 'full_page_writes', 'synchronous_commit'])
  const off = [...known].filter(([, value]) => value === 'off').map(([name]) => name)
  const checks: Check[] = []
  if (off.length > 0) {
    const list = off.join(', ')
    checks.push(
      mind(
        'durability',
        {
          vi: `Máy chủ tắt ${list}: khi mất điện có thể mất dữ liệu đã báo là lưu.`,
          en: `The server has ${list} off: a power cut may lose what was reported as saved.`,
        },
        { vi: `Bật lại ${list}.`, en: `Switch ${list} on.` },
      ),
    )
  } else {
    checks.push(
      fine('durability', {
        vi: 'Thay đổi được ép ghi xuống đĩa trước khi báo đã lưu.',
        en: 'Changes are forced to disk before they are reported as saved.',
      }),
    )
  }
  const { rows } = await sql<{ ssl: boolean; remote: boolean }>`
    select s.ssl, coalesce(not (inet_client_addr() <<= any ('{127.0.0.0/8,::1}'::inet[])), false) as remote
    from pg_stat_ssl s where s.pid = pg_backend_pid()`.execute(db)
  if (rows[0]?.remote && !rows[0].ssl) {
    checks.push(
      mind(
        'database-tls',
        {
          vi: `Kết nối tới ${new URL(url).hostname} không mã hóa: dữ liệu cá nhân đi qua mạng ai cũng đọc được.`,
          en: `The connection to ${new URL(url).hostname} is not encrypted: personal data crosses the network for all to read.`,
        },
        {
          vi: 'Thêm ?sslmode=verify-full vào DATABASE_URL.',
          en: 'Add ?sslmode=verify-full to DATABASE_URL.',
        },
      ),
    )
  }
  return checks
}

async function checkMigrations(db: Db, known: readonly string[]): Promise<Check> {
  const done = await migrationsDone(db)
  const newer = done.filter((name) => !known.includes(name))
  if (newer.length > 0) {
    const list = newer.join(', ')
    return wrong(
      'migrations',
      {
        vi: `Cơ sở dữ liệu mới hơn chương trình (${list}).`,
        en: `The database is newer than the program (${list}).`,
      },
      { vi: 'Cập nhật chương trình.', en: 'Update the program.' },
    )
  }
  const pending = known.filter((name) => !done.includes(name))
  if (pending.length === 0) {
    return fine('migrations', { vi: `Đủ ${done.length} bước`, en: `All ${done.length} have run` })
  }
  const list = pending.join(', ')
  return mind(
    'migrations',
    { vi: `Còn ${pending.length} bước chưa chạy: ${list}.`, en: `${pending.length} have not run: ${list}.` },
    {
      vi: 'Sao lưu, rồi chạy bin/dongthuan migrate (serve cũng tự chạy).',
      en: 'Back up, then run bin/dongthuan migrate (serve does it, too).',
    },
  )
}

/** Example accounts have passwords that everybody can read in the documentation. */
async function checkExamples(db: Db, { publicUrl }: Config): Promise<Check[]> {
  const column = await sql`
    select from information_schema.columns where table_schema = 'public' and table_name = 'account'
      and column_name = 'example' and data_type = 'boolean'`.execute(db)
  if (column.rows.length === 0) return []
  const { rows } = await sql<{ n: number }>`select count(*) as n from account where example`.execute(db)
  const n = rows[0]?.n ?? 0
  const what = { vi: `${n} tài khoản mẫu`, en: `${n} example accounts` }
  if (n === 0 || !publicUrl) return [fine('example-accounts', what)]
  return [
    wrong('example-accounts', what, {
      vi: 'Mật khẩu của chúng dùng chung và hiện ra mỗi lần khởi động: hãy bắt đầu bằng cơ sở dữ liệu không có dữ liệu mẫu.',
      en: 'They share one password, which is printed at every start: begin with a database without example data.',
    }),
  ]
}

async function unreachable(config: Config): Promise<Check | undefined> {
  const { databaseUrl } = config
  if (!databaseUrl) return undefined
  const url = new URL(databaseUrl)
  if (!url.hostname || url.searchParams.has('host')) return undefined
  try {
    await greeting({ host: bare(url.hostname), port: Number(url.port) || 5432, tls: false }, false)
    return undefined
  } catch (error) {
    return cannotOpen(config, error)
  }
}

function cannotOpen({ databaseUrl }: Config, error: unknown): Check {
  if (error instanceof Problem) {
    return mind('database', error.words, {
      vi: 'Nếu đó chính là máy chủ Đồng Thuận thì mọi việc bình thường; dừng nó để doctor xem được cơ sở dữ liệu.',
      en: 'If that is the server of Đồng Thuận all is well; stop it to let doctor look into the database.',
    })
  }
  const why = complaint(error, databaseUrl)
  const where = databaseUrl ? masked(databaseUrl) : 'PGlite'
  return wrong(
    'database',
    {
      vi: `Không mở được cơ sở dữ liệu ${where} (${why}).`,
      en: `The database ${where} can’t be opened (${why}).`,
    },
    databaseUrl
      ? {
          vi: 'Kiểm tra tên máy, tài khoản, mật khẩu trong DATABASE_URL và xem máy chủ có chạy không.',
          en: 'Check host, account and password in DATABASE_URL, and whether the server runs.',
        }
      : {
          vi: 'Khôi phục bản sao lưu gần nhất vào một DATA_DIR mới.',
          en: 'Restore the latest backup into a new DATA_DIR.',
        },
  )
}

/** Opens the database for a look and closes it; creates nothing, changes nothing. */
export async function checkDatabase(config: Config, migrations: readonly string[]): Promise<Check[]> {
  const folder = embeddedFolder(config)
  if (!config.databaseUrl && !existsSync(folder)) {
    return [
      fine('database', {
        vi: `Chưa có; lần chạy đầu tiên sẽ tạo trong ${folder}.`,
        en: `None yet; the first start creates it in ${folder}.`,
      }),
      checkEmbeddedSafety(config),
    ]
  }
  const silent = await unreachable(config)
  if (silent) return [silent]
  let open: OpenDatabase | undefined
  try {
    open = await openDatabase({ ...config, databasePool: 2 })
    const { db } = open
    const where = config.databaseUrl ? masked(config.databaseUrl) : folder
    const server = await checkServer(db)
    return [
      fine('database', { vi: `Trả lời: ${where}`, en: `Answers: ${where}` }),
      ...server,
      ...(config.databaseUrl
        ? await checkPostgresSafety(db, config.databaseUrl)
        : [checkEmbeddedSafety(config)]),
      await checkMigrations(db, migrations),
      ...(await checkExamples(db, config)),
      ...(await checkFiles(open)),
    ]
  } catch (error) {
    return [cannotOpen(config, error)]
  } finally {
    await open?.close()
  }
}
