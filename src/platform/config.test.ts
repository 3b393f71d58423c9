import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig, variables } from './config.ts'

const defaults = {
  port: 3000,
  host: '127.0.0.1',
  dataDir: '/srv/dongthuan/data',
  databaseUrl: undefined,
  databasePool: 10,
  publicUrl: undefined,
  trustProxy: false,
  siteName: 'Đồng Thuận',
  logLevel: 'info',
  requestsPerMinute: 1200,
  metricsToken: undefined,
  smtpUrl: undefined,
  mailFrom: undefined,
}

const read = (env: Record<string, string | undefined>) => readConfig(env, '/srv/dongthuan')

function complaintOf(env: Record<string, string>): string {
  try {
    read(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('it was accepted')
}

test('nothing set is a whole configuration', () => {
  expect(read({})).toEqual(defaults)
  expect(read({ SOMETHING_ELSE: 'x' })).toEqual(defaults)
})

test('an empty variable counts as unset', () => {
  for (const empty of ['', ' ', '\t\n', undefined]) {
    expect(read(Object.fromEntries(Object.keys(variables.shape).map((name) => [name, empty])))).toEqual(
      defaults,
    )
  }
})

test.each([
  ['PORT', '0', { port: 0 }],
  ['PORT', ' 8080\n', { port: 8080 }],
  ['DATA_DIR', '/var/lib/dongthuan', { dataDir: '/var/lib/dongthuan' }],
  ['DATA_DIR', 'here', { dataDir: '/srv/dongthuan/here' }],
  [
    'DATABASE_URL',
    'postgres://u:p@db/x?sslmode=require',
    { databaseUrl: 'postgres://u:p@db/x?sslmode=require' },
  ],
  ['PUBLIC_URL', 'https://dongthuan.example.vn/', { publicUrl: 'https://dongthuan.example.vn' }],
  ['PUBLIC_URL', 'http://localhost:3000', { publicUrl: 'http://localhost:3000' }],
  ['TRUST_PROXY', '1', { trustProxy: true }],
  ['TRUST_PROXY', 'false', { trustProxy: false }],
  ['SITE_NAME', 'Xã Con Cuông', { siteName: 'Xã Con Cuông' }],
])('%s=%s is taken', (name, value, expected) => {
  expect(read({ [name]: value })).toEqual({ ...defaults, ...expected })
})

describe('a wrong value is one line that names the variable', () => {
  test.each([
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['DATABASE_URL', 'nonsense'],
    ['DATABASE_URL', 'mysql://db/x'],
    ['DATABASE_POOL', '1'],
    ['DATABASE_POOL', '1000'],
    ['PUBLIC_URL', 'dongthuan.example.vn'],
    ['PUBLIC_URL', 'ftp://dongthuan.example.vn/x'],
    ['PUBLIC_URL', 'https://dongthuan.example.vn/path'],
    ['PUBLIC_URL', 'https://dongthuan.example.vn/?a=1'],
    ['PUBLIC_URL', 'https://dongthuan.example.vn/#a'],
    ['PUBLIC_URL', 'https://name:word@dongthuan.example.vn'],
    ['TRUST_PROXY', 'yes'],
    ['SITE_NAME', 'x'.repeat(61)],
    ['LOG_LEVEL', 'debug'],
    ['REQUESTS_PER_MINUTE', '-1'],
    ['METRICS_TOKEN', 'short'],
    ['SMTP_URL', 'http://mail.example.vn'],
    ['MAIL_FROM', 'nobody'],
  ])('%s=%s', (name, value) => {
    expect(complaintOf({ [name]: value })).toMatch(new RegExp(`^${name}: .+\\.$`, 'u'))
  })

  test('several wrong values are as many lines, and no secret is quoted', () => {
    const lines = complaintOf({
      PORT: 'abc',
      METRICS_TOKEN: 'geheim',
      SMTP_URL: 'smpt://user:geheim@mail.example.vn',
    }).split('\n')
    expect(lines.map((line) => line.split(':')[0])).toEqual(['PORT', 'METRICS_TOKEN', 'SMTP_URL'])
    expect(lines.join(' ')).not.toContain('geheim')
  })

  test('mail needs its sender', () => {
    expect(complaintOf({ SMTP_URL: 'smtp://mail.example.vn' })).toMatch(/^MAIL_FROM: .+\.$/u)
  })
})
