/** Holds every pair of colours that meet on a page to WCAG 2.2 AA, in light and in dark. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const [lightCss = '', darkCss = ''] = css.split('(prefers-color-scheme: dark)')
const modes = { light: colours(lightCss), dark: colours(darkCss) }

/** Text on its ground: 4.5 or better. */
const text: [string, string][] = [
  ...['ink', 'slate', 'jade', 'jade-deep', 'lacquer', 'lacquer-deep', 'amber'].flatMap((colour) =>
    ['paper', 'surface', 'field'].map((ground): [string, string] => [colour, ground]),
  ),
  ['on-jade', 'jade'],
  ['on-jade', 'jade-deep'],
  ['on-lacquer', 'lacquer'],
  ['on-lacquer', 'lacquer-deep'],
  ...['jade-wash', 'lacquer-wash', 'amber-wash', 'slate-wash'].map((ground): [string, string] => [
    'ink',
    ground,
  ]),
  ['jade', 'jade-wash'],
  ['jade-deep', 'jade-wash'],
  ['lacquer', 'lacquer-wash'],
  ['lacquer-deep', 'lacquer-wash'],
  ['amber', 'amber-wash'],
  ['slate', 'slate-wash'],
]

/** Edges of controls, shapes, bars, the focus ring: 3 or better. */
const shapes: [string, string][] = [
  ...['edge', 'focus', 'chart-1', 'chart-2', 'chart-contrast'].map((colour): [string, string] => [
    colour,
    'paper',
  ]),
  ['edge', 'field'],
  ['edge', 'surface'],
]

for (const [mode, colour] of Object.entries(modes)) {
  test.each(text)(`${mode}: text %s on %s`, (front, ground) => {
    expect(contrast(colour(front), colour(ground))).toBeGreaterThanOrEqual(4.5)
  })
  test.each(shapes)(`${mode}: shape %s on %s`, (front, ground) => {
    expect(contrast(colour(front), colour(ground))).toBeGreaterThanOrEqual(3)
  })
}

test('dark names every colour that light names', () => {
  const names = (part: string) =>
    [...part.matchAll(/--([a-z0-9-]+): #/g)].map((match) => match[1] ?? '').sort()
  expect(names(darkCss)).toEqual(names(lightCss))
})

test('the contrast of black on white is 21', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
})

function colours(part: string): (name: string) => string {
  const values = new Map(
    [...part.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]),
  )
  return (name) => {
    const value = values.get(name)
    if (value === undefined) throw new Error(`tokens.css has no colour ${name}`)
    return value
  }
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
