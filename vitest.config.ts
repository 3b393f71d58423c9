/**
 * Test projects: `unit` needs nothing; `database` runs on PGlite, or on PostgreSQL with TEST_DATABASE_URL;
 * `process` and `e2e` run the built program, `e2e` in Chromium.
 */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    reporters: process.env['CI'] ? ['default'] : ['dot'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/*.process.test.ts'],
          pool: 'threads',
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['src/**/*.db.test.ts', 'test/**/*.db.test.ts'],
          pool: 'forks',
          isolate: false,
          maxWorkers: 2,
          globalSetup: ['test/harness/snapshots.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'process',
          include: ['src/**/*.process.test.ts', 'test/**/*.process.test.ts'],
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/*.e2e.ts'],
          pool: 'forks',
          isolate: false,
          maxWorkers: 1,
          globalSetup: ['test/e2e/harness/site.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
