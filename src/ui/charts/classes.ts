/** Sorts the figures of a map into a few classes that an eye can tell apart: a class a hue, said in a legend. */

export type ValueClass = {
  /** Smallest and largest of the values in it; with fixed breaks the bounds, `to` excluded. */
  from: number
  /** Null: no upper bound. */
  to: number | null
  /** Which of the five hues, 1 light to 5 dark; 0 for nothing counted. */
  hue: 0 | 1 | 2 | 3 | 4 | 5
}

/** Hues for so many classes, as far apart as they go. */
const hues: readonly (readonly ValueClass['hue'][])[] = [
  [],
  [3],
  [2, 4],
  [1, 3, 5],
  [1, 2, 4, 5],
  [1, 2, 3, 4, 5],
]

const most = 5

/**
 * Classes of about equally many values (quantiles); equal values are never parted, and zero stands alone. Fewer than
 * five where there are fewer different values. Values below zero belong on no map and fall in no class.
 */
export function quantileClasses(values: readonly number[]): ValueClass[] {
  const counted = values.filter((value) => value > 0).sort((a, b) => a - b)
  const different = [...new Set(counted)]
  const starts =
    different.length <= most
      ? different
      : [
          ...new Set(
            Array.from({ length: most }, (_, k) => counted[Math.floor((k * counted.length) / most)] ?? 0),
          ),
        ]
  const classes = starts.map((from, index): ValueClass => {
    const next = starts[index + 1]
    const to = counted.findLast((value) => next === undefined || value < next) ?? from
    return { from, to, hue: hues[starts.length]?.[index] ?? 5 }
  })
  return values.includes(0) ? [{ from: 0, to: 0, hue: 0 }, ...classes] : classes
}

/** Classes between given bounds, as a plan or a rule has them: `[50, 80]` makes under 50, 50 to under 80, 80 and more. */
export function fixedClasses(breaks: readonly number[]): ValueClass[] {
  const bounds = breaks.slice(0, most - 1)
  return [0, ...bounds].map((from, index) => ({
    from,
    to: bounds[index] ?? null,
    hue: hues[bounds.length + 1]?.[index] ?? 5,
  }))
}

/** The class that a value falls in. */
export function classOf(classes: readonly ValueClass[], value: number): ValueClass | undefined {
  return classes.findLast(({ from }) => value >= from)
}
