/** Nested grades: who reached the higher one reached the lower one too. They are counted one in the other, never added. */
import type { Option } from './indicator.rules.ts'
import { noGrade } from './value.rules.ts'

export interface NestedCount extends Option {
  /** Units that reached this grade or a higher one. */
  readonly n: number
}

/** From the lowest grade; each number holds the next. */
export function nestedCounts(options: readonly Option[], reached: readonly string[]): NestedCount[] {
  const height = new Map(options.map(({ code }, i) => [code, i]))
  return options.map((option, i) => ({
    ...option,
    n: reached.filter((code) => code !== noGrade && (height.get(code) ?? -1) >= i).length,
  }))
}

/** Whether a grade is as high as another one. */
export function reaches(options: readonly Option[], grade: string | null, wanted: string | null): boolean {
  const height = (code: string | null) => options.findIndex((option) => option.code === code)
  return height(grade) >= 0 && height(grade) >= height(wanted)
}
