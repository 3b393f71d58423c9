/** Contents of models for tests that hand them to commands whole. */
import type { Content } from './model.rules.ts'
import { registerModelInput } from './model.schemas.ts'

/** One that could be submitted. */
export function contentOf(given: Partial<Content> & { unitId: number }): Content {
  const { unitCode: _code, ...content } = registerModelInput.parse({
    unitId: given.unitId,
    title: 'Tổ công dân lưu động',
    field: 'political_system',
    level: 'grassroots',
    ownerBlock: 'state',
    registeredOn: '2026-03-01',
    year: 2026,
    situation: 'Người đi làm giờ hành chính khó đến phường.',
    goals: 'Mỗi quý một buổi.',
    method: 'Hẹn lịch trước.',
    targetGroup: 'Người dân bốn khu dân cư',
    lead: ['Ủy ban nhân dân phường'],
    outputs: 'Số buổi, số việc',
  })
  return { ...(content as Content), ...given }
}
