/**
 * Drawn pictures of an invented river landing, before and after people cleaned it, and of a meeting: example data need
 * photos, and a photo of a real place would claim something about it.
 */

interface Scene {
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
}

type Colour = readonly [red: number, green: number, blue: number]

const width = 800
const height = 600

class Canvas implements Scene {
  readonly pixels = new Uint8Array(width * height * 3)
  readonly width = width
  readonly height = height

  /** Colours every point of the box that `inside` accepts. */
  paint(
    [left, top, right, bottom]: readonly [number, number, number, number],
    colour: Colour,
    inside: (x: number, y: number) => boolean = () => true,
  ): void {
    for (let y = Math.max(0, top); y < Math.min(height, bottom); y++)
      for (let x = Math.max(0, left); x < Math.min(width, right); x++)
        if (inside(x, y)) this.pixels.set(colour, (y * width + x) * 3)
  }

  disc(x: number, y: number, radius: number, colour: Colour): void {
    this.paint(
      [x - radius, y - radius, x + radius, y + radius],
      colour,
      (px, py) => (px - x) ** 2 + (py - y) ** 2 < radius ** 2,
    )
  }

  /** A house with a gabled roof, its floor at `y`. */
  house(x: number, y: number, size: number, wall: Colour): void {
    this.paint([x, y - size, x + size, y], wall)
    this.paint([x - 10, y - size - size / 2, x + size + 10, y - size], [139, 74, 58], (px, py) => {
      const middle = x + size / 2
      return Math.abs(px - middle) < (py - (y - size - size / 2)) * 1.25
    })
    this.paint(
      [x + Math.round(size * 0.4), y - Math.round(size * 0.6), x + Math.round(size * 0.6), y],
      [84, 62, 48],
    )
  }

  /** A person seen from afar: a head over a coat. */
  person(x: number, y: number, coat: Colour): void {
    this.paint([x - 9, y - 34, x + 9, y], coat)
    this.disc(x, y - 42, 9, [196, 154, 120])
  }
}

function land(): Canvas {
  const canvas = new Canvas()
  canvas.paint([0, 0, width, 330], [214, 229, 226])
  canvas.disc(640, 90, 38, [244, 226, 170])
  canvas.paint([0, 240, width, 330], [158, 186, 160], (x, y) => y > 270 + 22 * Math.sin(x / 60))
  canvas.paint([0, 330, width, height], [122, 158, 172])
  canvas.paint([0, 420, width, height], [186, 166, 128], (x, y) => y > 430 + x / 12)
  canvas.house(90, 335, 80, [238, 226, 200])
  canvas.house(230, 330, 64, [222, 232, 222])
  return canvas
}

/** The landing with what the river left on it. */
export function landingBefore(): Scene {
  const canvas = land()
  const litter: readonly Colour[] = [
    [226, 226, 226],
    [96, 110, 150],
    [188, 90, 70],
    [120, 120, 110],
  ]
  for (let i = 0; i < 70; i++) {
    const x = (i * 131) % width
    const y = 440 + ((i * 67) % 150)
    const colour = litter[i % litter.length]
    if (colour && y > 440 + x / 12) canvas.paint([x, y, x + 14 + (i % 9), y + 9], colour)
  }
  return canvas
}

/** The same landing clean, with a row of bins and a boat. */
export function landingAfter(): Scene {
  const canvas = land()
  for (let i = 0; i < 5; i++) canvas.paint([120 + i * 130, 492, 150 + i * 130, 532], [11, 110, 79])
  canvas.paint([470, 380, 640, 404], [110, 78, 52], (x, y) => Math.abs(x - 555) < 85 - (y - 380))
  canvas.paint([552, 330, 557, 380], [84, 62, 48])
  return canvas
}

/** People before the house of culture. */
export function meeting(): Scene {
  const canvas = land()
  canvas.paint([0, 420, width, height], [196, 182, 150])
  canvas.house(340, 430, 130, [240, 222, 176])
  const coats: readonly Colour[] = [
    [11, 110, 79],
    [61, 74, 134],
    [164, 38, 44],
    [138, 90, 0],
    [84, 92, 88],
  ]
  for (let i = 0; i < 24; i++) {
    const coat = coats[i % coats.length]
    if (coat) canvas.person(60 + (i % 12) * 62 + (i % 5) * 4, 500 + Math.floor(i / 12) * 56, coat)
  }
  return canvas
}
