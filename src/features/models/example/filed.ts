/**
 * What the example models are filed under, by their titles, and how far the invented ones have come. Of real places
 * nobody is told how their work went since: that the sources do not say.
 */
import type { Status } from '../model.rules.ts'

export interface Filed {
  /** Codes of the catalogue. */
  readonly type?: string
  readonly themes?: readonly string[]
  readonly campaigns?: readonly string[]
}

export const filedUnder: Readonly<Record<string, Filed>> = {
  'Tổ công dân lưu động phường Hòa An': { type: 'mobile_support_group', themes: ['public_service'] },
  'Tổ công dân lưu động phường Hòa Xuân': { type: 'mobile_support_group', themes: ['public_service'] },
  'Thiết bị chữa cháy cộng đồng': { type: 'fire_points', themes: ['fire_safety'] },
  'Khu dân cư an toàn, khu dân cư 12 Hòa Phát': {
    type: 'safe_area',
    themes: ['public_order', 'fire_safety'],
    campaigns: ['national_security'],
  },
  'Tổ công nhân tự quản khu nhà trọ phường Hòa Khánh Bắc': {
    type: 'boarding_houses',
    themes: ['public_order'],
  },
  'Tổ công nhân tự quản khu nhà trọ phường Thọ Quang': {
    type: 'boarding_houses',
    themes: ['public_order'],
  },
  'Bưởi da xanh Hòa Ninh': { themes: ['income'] },
  'Nấm Nhơn Phước': { type: 'farm_cooperative', themes: ['income'] },
  'Dân góp sức xây nhà văn hóa cộng đồng Lâm Bồng': { campaigns: ['cultural_life'] },
  'Dồn điền đổi thửa, đổi cây trồng ở Cẩm Sơn': { type: 'land_consolidation', themes: ['income'] },
  'Hiến đất mở đường thôn Tân Tiến': {
    type: 'land_for_roads',
    themes: ['roads'],
    campaigns: ['new_rural'],
  },
  'Tuyến đường xanh, sạch, đẹp của phụ nữ Nà Canh': { type: 'safe_road', themes: ['environment'] },
  'Chung sức làm đường ra khu vực biên giới': { themes: ['roads'], campaigns: ['border_sovereignty'] },
  'Ngày Chủ nhật sạch bến': {
    type: 'green_sunday',
    themes: ['environment'],
    campaigns: ['cultural_life'],
  },
  'Tổ góp vốn sửa ghe': { themes: ['income'] },
  'Vườn dâu chung giống': { type: 'farm_cooperative', themes: ['income'] },
  'Phân loại rác lấy quỹ an sinh': { type: 'recycling_fund', themes: ['environment', 'social_care'] },
  'Bình chữa cháy đầu ngõ': { type: 'fire_points', themes: ['fire_safety'] },
  'Tủ sách dưới gốc mít': { type: 'learning_promotion', themes: ['education'] },
  'Thứ Năm cán bộ về thôn': { type: 'mobile_support_group', themes: ['public_service'] },
  'Bữa cơm cho người già ở một mình': { themes: ['social_care', 'health'] },
  'Hòa giải tại sân nhà': { type: 'grassroots_mediation', themes: ['public_order'] },
  'Phiên chợ quê cuối tháng': { themes: ['income'], campaigns: ['vietnamese_goods'] },
  'Lưới cũ không bỏ xuống sông': { type: 'waste_sorting_group', themes: ['environment'] },
  'Cổng trường giờ tan học': { type: 'safe_school_gate', themes: ['public_order', 'education'] },
  'Một cửa nói dễ hiểu': { type: 'one_stop', themes: ['public_service'] },
}

export interface Come {
  readonly status: Status
  readonly on: string
  readonly reason?: string
}

/** Of the invented commune, in order. */
export const comeSoFar: Readonly<Record<string, readonly Come[]>> = {
  'Ngày Chủ nhật sạch bến': [{ status: 'under_way', on: '2025-08-31' }],
  'Tổ góp vốn sửa ghe': [
    { status: 'under_way', on: '2025-10-06' },
    { status: 'completed', on: '2026-09-30' },
  ],
  'Bình chữa cháy đầu ngõ': [
    { status: 'under_way', on: '2025-08-18' },
    { status: 'degraded', on: '2026-10-12', reason: 'Năm bình hết hạn, thôn đang góp tiền thay.' },
  ],
  'Tủ sách dưới gốc mít': [{ status: 'under_way', on: '2025-10-27' }],
  'Đổi công trồng rừng': [
    { status: 'under_way', on: '2025-09-01' },
    { status: 'completed', on: '2026-03-30' },
  ],
  'Thứ Năm cán bộ về thôn': [{ status: 'under_way', on: '2025-09-25' }],
  'Phiên chợ quê cuối tháng': [
    { status: 'under_way', on: '2025-11-30' },
    {
      status: 'stopped',
      on: '2026-06-30',
      reason: 'Sân kho giao cho trường mầm non; thôn chưa có chỗ khác.',
    },
  ],
}
