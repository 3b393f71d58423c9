import { expect, test } from 'vitest'
import { variables } from '../config.ts'
import { configurationPage } from './configuration-table.ts'

test('docs/configuration.md is what the variables say', async () => {
  await expect(configurationPage()).toMatchFileSnapshot('../../../docs/configuration.md')
})

test('every variable has a row with its meaning', () => {
  for (const [name, { description }] of Object.entries(variables.shape)) {
    expect(configurationPage()).toMatch(new RegExp(`\\| \`${name}\` \\|.*\\| .+ \\|\n`, 'u'))
    expect(description, name).toBeTruthy()
  }
})
