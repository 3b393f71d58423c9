/**
 * A picture of a model for those who share its address: 1200 by 630 pixels, its name in our typeface, its place and
 * field. The text is set by Pango out of the font files themselves, so it does not matter what the machine has.
 */
import { createRequire } from 'node:module'
import sharp from 'sharp'

export const cardSize = { width: 1200, height: 630 } as const

export interface Card {
  readonly siteName: string
  readonly title: string
  readonly place: string
  /** Field and year, and that it was recognised, in words. */
  readonly facts: string
}

const ink = '#1b1f1d'
const slate = '#545c58'
const jade = '#0b6e4f'
const paper = '#fbfaf6'
const margin = 72
const measure = cardSize.width - 2 * margin

const packaged = createRequire(import.meta.url)
const fontFile = (name: string) => packaged.resolve(`@expo-google-fonts/be-vietnam-pro/${name}.ttf`)
const faces = {
  bold: { font: 'Be Vietnam Pro SemiBold', file: '600SemiBold/BeVietnamPro_600SemiBold' },
  plain: { font: 'Be Vietnam Pro', file: '400Regular/BeVietnamPro_400Regular' },
} as const

interface Layer {
  readonly input: Buffer
  readonly raw: { width: number; height: number; channels: 4 }
}

/** Text on transparent ground, broken to the measure. */
async function set(text: string, face: keyof typeof faces, size: number, colour: string): Promise<Layer> {
  const plain = text.normalize('NFC').toWellFormed().replace(/\s+/gu, ' ').trim()
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${escapeMarkup(plain)}</span>`,
      font: `${faces[face].font} ${size}`,
      fontfile: fontFile(faces[face].file),
      width: measure,
      wrap: 'word-char',
      spacing: Math.round(size / 6),
      dpi: 72,
      rgba: true,
    },
  })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { input: data, raw: { width: info.width, height: info.height, channels: 4 } }
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** From large to small; the longest titles there may be fit at the last. */
const sizes = [68, 58, 50, 43, 37, 32]
const titleHeight = 330

async function setTitle(title: string): Promise<Layer> {
  let layer: Layer | undefined
  for (const size of sizes) {
    layer = await set(title, 'bold', size, ink)
    if (layer.raw.height <= titleHeight) return layer
  }
  if (!layer) throw new Error('there is no size to set a title in')
  const { width } = layer.raw
  return {
    input: layer.input.subarray(0, width * titleHeight * 4),
    raw: { ...layer.raw, height: titleHeight },
  }
}

/** The mark of the site, as in its header: two circles, and the lens where they meet filled. */
function mark(side: number): Layer {
  const colour = [0x0b, 0x6e, 0x4f]
  const [r, line] = [side * 0.32, side * 0.055]
  const centres = [0.34, 0.66].map((x) => [side * x, side / 2] as const)
  const raw = { width: side, height: side, channels: 4 } as const
  const input = Buffer.alloc(side * side * 4)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const far = centres.map(([cx, cy]) => Math.hypot(x + 0.5 - cx, y + 0.5 - cy) - r)
      const onLine = Math.max(...far.map((d) => cover(line / 2 - Math.abs(d))))
      const inLens = Math.min(...far.map((d) => cover(-d)))
      input.set([...colour, Math.round(255 * Math.max(onLine, inLens))], (y * side + x) * 4)
    }
  }
  return { input, raw }
}

/** How much of a pixel is covered by what begins so far outside of its middle. */
function cover(inside: number): number {
  return Math.min(1, Math.max(0, inside + 0.5))
}

/** A PNG of about 20 KB. */
export async function drawCard({ siteName, title, place, facts }: Card): Promise<Buffer> {
  const [name, heading, where, what] = await Promise.all([
    set(siteName, 'bold', 34, jade),
    setTitle(title),
    set(place, 'plain', 32, slate),
    set(facts, 'plain', 28, slate),
  ])
  const bottom = cardSize.height - margin
  const factsTop = bottom - what.raw.height
  const placeTop = factsTop - 14 - Math.min(where.raw.height, 84)
  const shown = (layer: Layer, most: number): Layer => {
    const height = Math.min(layer.raw.height, most)
    return { input: layer.input.subarray(0, layer.raw.width * height * 4), raw: { ...layer.raw, height } }
  }
  return sharp({ create: { ...cardSize, channels: 3, background: paper } })
    .composite([
      { ...mark(52), left: margin, top: margin - 16 },
      { ...name, left: margin + 66, top: margin - 16 + Math.round((52 - name.raw.height) / 2) },
      { ...heading, left: margin, top: margin + 62 },
      { ...shown(where, 84), left: margin, top: placeTop },
      { ...what, left: margin, top: factsTop },
    ])
    .png({ palette: true, colours: 64 })
    .toBuffer()
}
