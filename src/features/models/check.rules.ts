/** The yearly look at a model: what may be recorded, what it means for its status, and what was recorded already. */
import type { AccountId } from '#platform/auth/actor.ts'
import { type FieldError, Problem } from '#platform/problem.ts'
import type { Finding, Model, Status } from './model.rules.ts'

export interface Check {
  readonly id: number
  readonly year: number
  /** The civil day somebody looked. */
  readonly on: string
  readonly finding: Finding
  readonly note: string | null
  readonly actorId: AccountId | null
  readonly at: Date
  /** The row that this one puts right. */
  readonly corrects: number | null
}

/** Those in force: what was corrected is kept and not shown. Newest year first. */
export function inForce(checks: readonly Check[]): Check[] {
  const corrected = new Set(checks.map(({ corrects }) => corrects))
  return checks.filter(({ id }) => !corrected.has(id)).toSorted((a, b) => b.year - a.year)
}

/** Whether somebody should look at it for the year: it was public before, did not stop, and nobody looked yet. */
export function isDue(
  model: Pick<Model, 'state' | 'status' | 'year' | 'checkedYear'>,
  year: number,
): boolean {
  return model.state === 'published' && model.status !== 'stopped' && (model.checkedYear ?? model.year) < year
}

/** The status after a look; `before` is what a corrected look changed it from, if it did. */
export function statusAfter(status: Status, finding: Finding, before?: Status): Status {
  if (finding !== 'active') return finding
  if (status !== 'degraded' && status !== 'stopped') return status
  return before === undefined || before === 'degraded' || before === 'stopped' ? 'under_way' : before
}

/** What is wrong with a look, whoever took it. */
export function checkErrors(
  model: Pick<Model, 'year'>,
  { year, on, finding, note }: { year: number; on: string; finding: Finding; note?: string | undefined },
  today: string,
): FieldError[] {
  const found: FieldError[] = []
  const say = (field: string, code: string, vi: string, en: string) =>
    found.push({ field, code, message: { vi, en } })
  if (year < model.year || year > Number(today.slice(0, 4)))
    say(
      'year',
      'year_out',
      'Năm kiểm tra phải từ năm của mô hình đến năm nay.',
      'The year must lie between that of the model and this one.',
    )
  if (on > today) say('on', 'future', 'Ngày này chưa tới.', 'This day has not come yet.')
  else if (on < `${year}-01-01`)
    say('on', 'before_year', 'Ngày kiểm tra trước năm được kiểm tra.', 'This day is before the year.')
  if (finding !== 'active' && note === undefined)
    say(
      'note',
      'missing',
      'Xin ghi rõ xuống cấp hay dừng vì sao.',
      'Please say why it is degraded or stopped.',
    )
  return found
}

/** 409: a check is once a year; putting it right names the one it corrects. */
export function alreadyChecked(check: Check): Problem {
  return new Problem(
    'model.already-checked',
    409,
    {
      vi: `Năm ${check.year} đã có kết quả kiểm tra. Nếu ghi nhầm, xin mở lại trang và sửa kết quả ấy.`,
      en: `There is a result for ${check.year} already. If it is wrong, reload the page and correct it.`,
    },
    { details: { check: { id: check.id, year: check.year, finding: check.finding, on: check.on } } },
  )
}
