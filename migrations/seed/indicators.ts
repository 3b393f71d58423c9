/** The units of measure and the indicators that a new installation begins with; officers revise them and add their own. */

export interface MeasureSeed {
  readonly code: string
  readonly vi: string
  readonly en: string
  readonly dimension: string
  readonly average?: true
  readonly people?: true
}

export const measures: readonly MeasureSeed[] = [
  { code: 'person', vi: 'người', en: 'people', dimension: 'count', people: true },
  { code: 'person_time', vi: 'lượt người', en: 'person-times', dimension: 'count', people: true },
  { code: 'household', vi: 'hộ', en: 'households', dimension: 'count', people: true },
  { code: 'party_member', vi: 'đảng viên', en: 'Party members', dimension: 'count', people: true },
  { code: 'residential_group', vi: 'tổ dân phố', en: 'residential groups', dimension: 'count' },
  { code: 'unit', vi: 'đơn vị', en: 'units', dimension: 'count' },
  { code: 'item', vi: 'cái', en: 'items', dimension: 'count' },
  { code: 'work', vi: 'công trình', en: 'works', dimension: 'count' },
  { code: 'case', vi: 'vụ việc', en: 'cases', dimension: 'count' },
  { code: 'session', vi: 'buổi', en: 'sessions', dimension: 'count' },
  { code: 'product', vi: 'sản phẩm', en: 'products', dimension: 'count' },
  { code: 'vnd', vi: 'đồng', en: 'dong', dimension: 'money' },
  {
    code: 'vnd_person_year',
    vi: 'đồng/người/năm',
    en: 'dong per person and year',
    dimension: 'money',
    average: true,
  },
  { code: 'm2', vi: 'm²', en: 'm²', dimension: 'area' },
  { code: 'metre', vi: 'm', en: 'metres', dimension: 'length' },
  { code: 'kg', vi: 'kg', en: 'kg', dimension: 'weight' },
  { code: 'quintal_ha', vi: 'tạ/ha', en: 'quintals per hectare', dimension: 'weight', average: true },
  { code: 'labour_day', vi: 'ngày công', en: 'labour days', dimension: 'time' },
  { code: 'day', vi: 'ngày', en: 'days', dimension: 'time' },
]

export interface IndicatorSeed {
  readonly code: string
  readonly kind: string
  readonly measure: string
  readonly vi: string
  readonly en: string
  readonly levels: readonly string[]
  readonly unitKinds?: readonly string[]
  readonly decimals?: number
  readonly timing?: 'period'
  /** Values of different units may be added up. */
  readonly adds?: boolean
  readonly direction?: 'down' | 'none'
  readonly every?: string
  readonly numerator?: string
  readonly denominator?: string
  readonly meaning?: string
  readonly suppliedBy?: string
  readonly options?: readonly { readonly code: string; readonly label: string; readonly en: string }[]
  readonly profile?: number
  readonly source?: string
  readonly verified?: boolean
  /** Codes of the types of models that it is suggested for. */
  readonly types?: readonly string[]
}

const areas = ['commune', 'neighbourhood']
const neighbourhoods = ['neighbourhood']

export const indicators: readonly IndicatorSeed[] = [
  {
    code: 'profile_groups',
    kind: 'number',
    measure: 'residential_group',
    vi: 'Số tổ dân phố',
    en: 'Residential groups',
    levels: areas,
    adds: true,
    direction: 'none',
    profile: 1,
  },
  {
    code: 'profile_households',
    kind: 'number',
    measure: 'household',
    vi: 'Số hộ',
    en: 'Households',
    levels: areas,
    adds: true,
    direction: 'none',
    every: 'year',
    profile: 2,
  },
  {
    code: 'profile_people',
    kind: 'number',
    measure: 'person',
    vi: 'Số người',
    en: 'People',
    levels: areas,
    adds: true,
    direction: 'none',
    every: 'year',
    profile: 3,
  },
  {
    code: 'profile_poor_households',
    kind: 'number',
    measure: 'household',
    vi: 'Số hộ nghèo',
    en: 'Poor households',
    meaning: 'Số chung của cả nơi theo kết quả rà soát trong năm. Không ghi tên hộ.',
    levels: areas,
    adds: true,
    direction: 'down',
    profile: 4,
  },
  {
    code: 'profile_near_poor_households',
    kind: 'number',
    measure: 'household',
    vi: 'Số hộ cận nghèo',
    en: 'Near-poor households',
    meaning: 'Số chung của cả nơi theo kết quả rà soát trong năm. Không ghi tên hộ.',
    levels: areas,
    adds: true,
    direction: 'down',
    profile: 5,
  },
  {
    code: 'profile_party_members',
    kind: 'number',
    measure: 'party_member',
    vi: 'Số đảng viên của chi bộ',
    en: 'Party members of the cell',
    meaning: 'Một con số do chi bộ cung cấp về chính chi bộ.',
    levels: areas,
    adds: true,
    direction: 'none',
    suppliedBy: 'Chi bộ',
    profile: 6,
  },
  {
    code: 'new_rural',
    kind: 'grade',
    measure: 'unit',
    vi: 'Chuẩn nông thôn mới',
    en: 'New rural standard',
    meaning:
      'Mức cao nhất đã có quyết định công nhận. Xã kiểu mẫu cũng là xã nâng cao, xã nâng cao cũng là xã đạt chuẩn.',
    levels: ['district', 'commune'],
    unitKinds: ['commune', 'rural_district', 'town', 'provincial_city'],
    options: [
      { code: 'met', label: 'Đạt chuẩn', en: 'Met the standard' },
      { code: 'advanced', label: 'Nâng cao', en: 'Advanced' },
      { code: 'model', label: 'Kiểu mẫu', en: 'Model' },
    ],
    source: 'Quyết định 51/2025/QĐ-TTg, từ ngày 15/02/2026; trước đó theo bộ 19 tiêu chí',
    verified: true,
  },
  {
    code: 'five_no_three_clean',
    kind: 'checklist',
    measure: 'unit',
    vi: '5 không, 3 sạch (tính theo thôn)',
    en: '5 no, 3 clean (by village)',
    meaning: 'Tám tiêu chí trả lời chung cho cả thôn.',
    levels: neighbourhoods,
    every: 'year',
    options: [
      { code: 'no_malnourished', label: 'Không có trẻ suy dinh dưỡng', en: 'No malnourished children' },
      { code: 'no_dropout', label: 'Không có trẻ bỏ học', en: 'No children out of school' },
      { code: 'no_third_child', label: 'Không sinh con thứ ba trở lên', en: 'No third child' },
      { code: 'no_drugs', label: 'Không có ma túy trên địa bàn', en: 'No drugs in the area' },
      {
        code: 'no_unapproved',
        label: 'Không có chủ trương chưa được dân đồng thuận',
        en: 'No policy that the people did not approve',
      },
      { code: 'clean_house', label: 'Sạch nhà', en: 'Clean house' },
      { code: 'clean_kitchen', label: 'Sạch bếp', en: 'Clean kitchen' },
      { code: 'clean_alley', label: 'Sạch ngõ', en: 'Clean alley' },
    ],
    types: ['five_no_three_clean'],
  },
  {
    code: 'income_per_person',
    kind: 'money',
    measure: 'vnd_person_year',
    vi: 'Thu nhập bình quân đầu người',
    en: 'Income per person',
    levels: ['province', 'district', 'commune', 'neighbourhood'],
    every: 'year',
    types: ['land_consolidation', 'farm_cooperative'],
  },
  {
    code: 'yield',
    kind: 'number',
    measure: 'quintal_ha',
    decimals: 1,
    vi: 'Năng suất cây trồng chính',
    en: 'Yield of the main crop',
    levels: areas,
    types: ['land_consolidation', 'farm_cooperative'],
  },
  {
    code: 'products_sold_together',
    kind: 'money',
    measure: 'vnd',
    vi: 'Doanh thu bán chung',
    en: 'Sold together',
    timing: 'period',
    levels: [...areas, 'organisation'],
    adds: true,
    types: ['farm_cooperative'],
  },
  {
    code: 'households_with_extinguisher',
    kind: 'rate',
    measure: 'household',
    vi: 'Tỷ lệ hộ có bình chữa cháy',
    en: 'Households with an extinguisher',
    numerator: 'hộ có bình chữa cháy',
    denominator: 'tổng số hộ',
    levels: areas,
    adds: true,
    types: ['fire_points', 'safe_area'],
  },
  {
    code: 'land_handed_over',
    kind: 'rate',
    measure: 'household',
    vi: 'Tỷ lệ hộ bàn giao mặt bằng đúng hạn',
    en: 'Households that handed over land on time',
    numerator: 'hộ bàn giao đúng hạn',
    denominator: 'tổng số hộ phải bàn giao',
    levels: areas,
    adds: true,
    types: ['safe_area', 'land_for_roads'],
  },
  {
    code: 'security_cameras',
    kind: 'number',
    measure: 'item',
    vi: 'Số camera an ninh',
    en: 'Security cameras',
    meaning: 'Chỉ đếm thiết bị.',
    levels: areas,
    adds: true,
    types: ['security_cameras', 'safe_area'],
  },
  {
    code: 'thefts',
    kind: 'number',
    measure: 'case',
    vi: 'Số vụ trộm cắp',
    en: 'Thefts',
    timing: 'period',
    levels: areas,
    adds: true,
    direction: 'down',
    types: ['safe_area', 'security_cameras', 'boarding_houses'],
  },
  {
    code: 'cremation_rate',
    kind: 'rate',
    measure: 'person',
    vi: 'Tỷ lệ hỏa táng',
    en: 'Cremation rate',
    numerator: 'ca hỏa táng',
    denominator: 'số ca tang lễ',
    timing: 'period',
    levels: areas,
    adds: true,
    types: ['civilised_ceremonies'],
  },
  {
    code: 'escalation_rate',
    kind: 'rate',
    measure: 'case',
    vi: 'Tỷ lệ vụ việc chuyển lên cấp trên',
    en: 'Cases moved upward',
    numerator: 'vụ việc chuyển lên',
    denominator: 'tổng số vụ việc tiếp nhận',
    timing: 'period',
    levels: areas,
    adds: true,
    direction: 'down',
    every: 'quarter',
    types: ['grassroots_mediation', 'mobile_support_group', 'one_stop'],
  },
  {
    code: 'people_reached',
    kind: 'number',
    measure: 'person_time',
    vi: 'Số lượt người được tuyên truyền',
    en: 'Person-times reached',
    meaning: 'Một người dự hai buổi là hai lượt. Không cộng với số người.',
    timing: 'period',
    levels: [...areas, 'organisation'],
    adds: true,
  },
  {
    code: 'recycling_fund',
    kind: 'money',
    measure: 'vnd',
    vi: 'Tiền thu từ phế liệu vào quỹ',
    en: 'Money from recycling into the fund',
    timing: 'period',
    levels: [...areas, 'organisation'],
    adds: true,
    types: ['recycling_fund'],
  },
  {
    code: 'land_donated',
    kind: 'area',
    measure: 'm2',
    vi: 'Diện tích đất hiến',
    en: 'Land donated',
    timing: 'period',
    levels: areas,
    adds: true,
    types: ['land_for_roads'],
  },
  {
    code: 'labour_days',
    kind: 'days',
    measure: 'labour_day',
    vi: 'Số ngày công đóng góp',
    en: 'Labour days given',
    timing: 'period',
    levels: [...areas, 'organisation'],
    adds: true,
    types: ['land_for_roads'],
  },
  {
    code: 'fire_points',
    kind: 'number',
    measure: 'item',
    vi: 'Số điểm chữa cháy còn hoạt động',
    en: 'Fire points in working order',
    levels: areas,
    adds: true,
    types: ['fire_points'],
  },
  {
    code: 'sessions_held',
    kind: 'number',
    measure: 'session',
    vi: 'Số buổi đã tổ chức',
    en: 'Sessions held',
    timing: 'period',
    levels: [...areas, 'organisation'],
    adds: true,
    types: ['mobile_support_group'],
  },
]
