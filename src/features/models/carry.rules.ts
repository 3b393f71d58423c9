/** Carrying a model over into the next year: what the new draft takes along, and what keeps one back. */
import type { Words } from '#platform/problem.ts'
import { type Content, contentFields, type Model } from './model.rules.ts'

/** Why one is not carried over. */
export const keptBack = {
  none: { vi: 'Không tìm thấy, hoặc không do anh/chị phụ trách.', en: 'Not found, or not in your charge.' },
  state: { vi: 'Chưa được chọn hoặc đã rút.', en: 'Not accepted yet, or withdrawn.' },
  stopped: { vi: 'Mô hình đã dừng.', en: 'It was stopped.' },
  carried: { vi: 'Đã chuyển rồi.', en: 'It was carried over before.' },
  split: {
    vi: 'Đơn vị cũ nay thuộc nhiều đơn vị: xin đăng ký mới ở đơn vị đúng.',
    en: 'Its old unit belongs to several today: please register it anew at the right one.',
  },
} satisfies Record<string, Words>
export type KeptBack = keyof typeof keptBack

/** The states and statuses that go on. */
export function hindrance({ state, status }: Pick<Model, 'state' | 'status'>): KeptBack | undefined {
  if (state !== 'accepted' && state !== 'published') return 'state'
  return status === 'stopped' ? 'stopped' : undefined
}

/**
 * The words of the year before, at the unit of today, registered today for the year after; without the days of work
 * and without what the catalogue offers no longer.
 */
export function nextYear(
  model: Model,
  {
    unitId,
    today,
    offered,
  }: { unitId: number; today: string; offered: { types: ReadonlySet<number>; labels: ReadonlySet<number> } },
): Content {
  const same = Object.fromEntries(contentFields.map((field) => [field, model[field]])) as unknown as Content
  return {
    ...same,
    unitId,
    registeredOn: today,
    registeredPrecision: 'day',
    year: model.year + 1,
    startsOn: null,
    endsOn: null,
    typeId: model.typeId !== null && offered.types.has(model.typeId) ? model.typeId : null,
    themes: model.themes.filter((id) => offered.labels.has(id)),
    campaigns: model.campaigns.filter((id) => offered.labels.has(id)),
  }
}
