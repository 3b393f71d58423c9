/**
 * Configuration: the environment, read and checked once at start. A wrong value is one line that names the
 * variable, and the program does not start. `docs/configuration.md` is written from these descriptions.
 */
import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'

/** A whole number in digits. */
function whole(min: number, max: number) {
  const words = `must be a whole number from ${min} to ${max}`
  return z
    .string()
    .regex(/^\d{1,9}$/u, words)
    .meta({ minimum: min, maximum: max })
    .transform(Number)
    .pipe(z.int().min(min, words).max(max, words))
}

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true')
const webUrl = z
  .url({ protocol: /^https?$/ })
  .refine(
    (value) => !URL.canParse(value) || new URL(value).href === `${new URL(value).origin}/`,
    'must be scheme, host and port only',
  )
  .transform((value) => new URL(value).origin)

function namesDatabase(value: string): boolean {
  if (!URL.canParse(value)) return true
  const { hostname, searchParams, pathname } = new URL(value)
  return (hostname !== '' || searchParams.has('host')) && pathname.length > 1
}

export const variables = z.object({
  PORT: whole(0, 65_535).default(3000).describe('Port to listen on; 0 takes any free one'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on; 0.0.0.0 for all'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('data')
    .describe(
      'Folder for the embedded database and for attached files; data in the project folder unless set',
    ),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .refine(namesDatabase, 'must name a server and a database, as postgres://user:password@host:5432/name')
    .optional()
    .describe('PostgreSQL 15 or newer; without it the embedded database in DATA_DIR is used'),
  DATABASE_POOL: whole(2, 200)
    .default(10)
    .describe('Connections to PostgreSQL that one process holds at most'),
  PUBLIC_URL: webUrl.optional().describe('Address that people type, as https://dongthuan.example.vn'),
  TRUST_PROXY: flag
    .default(false)
    .describe('1 behind a reverse proxy that sets X-Forwarded-For: its last entry is then the caller'),
  SITE_NAME: z.string().min(1).max(60).default('Đồng Thuận').describe('Name in the header of every page'),
  LOG_LEVEL: z.enum(['silent', 'error', 'info']).default('info').describe('How much is logged'),
  REQUESTS_PER_MINUTE: whole(0, 1_000_000)
    .default(1200)
    .describe('Requests that one network may send a minute; 0 for no bound'),
  METRICS_TOKEN: z.string().min(16).optional().describe('When set, /metrics asks for it as a bearer token'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      'Mail server, as smtp://user:password@host:587; doctor asks it, this version sends no mail yet',
    ),
  MAIL_FROM: z.email().optional().describe('Sender of mail'),
})

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly databasePool: number
  readonly publicUrl: string | undefined
  readonly trustProxy: boolean
  readonly siteName: string
  readonly logLevel: 'silent' | 'error' | 'info'
  readonly requestsPerMinute: number
  readonly metricsToken: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string | undefined
}

/** Thrown with one line for each wrong variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads the configuration; an empty variable counts as unset. Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): Config {
  const given = Object.fromEntries(
    Object.keys(variables.shape).flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  )
  const read = variables.safeParse(given)
  if (!read.success) {
    const first = new Map(
      read.error.issues.toReversed().map((issue) => [String(issue.path[0]), issue.message]),
    )
    const lines = [...first].toReversed().map(([name, message]) => {
      const meaning = variables.shape[name as keyof typeof variables.shape].description
      return `${name}: ${message}. ${meaning}.`
    })
    throw new ConfigError(lines.join('\n'))
  }
  const value = read.data
  if (value.SMTP_URL && !value.MAIL_FROM) {
    throw new ConfigError('MAIL_FROM: is needed when SMTP_URL is set. Sender of mail.')
  }
  return {
    port: value.PORT,
    host: value.HOST,
    dataDir: isAbsolute(value.DATA_DIR) ? value.DATA_DIR : resolve(cwd, value.DATA_DIR),
    databaseUrl: value.DATABASE_URL,
    databasePool: value.DATABASE_POOL,
    publicUrl: value.PUBLIC_URL,
    trustProxy: value.TRUST_PROXY,
    siteName: value.SITE_NAME,
    logLevel: value.LOG_LEVEL,
    requestsPerMinute: value.REQUESTS_PER_MINUTE,
    metricsToken: value.METRICS_TOKEN,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM,
  }
}
