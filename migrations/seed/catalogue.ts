/** The types, themes and campaigns that a new installation begins with; provinces edit them and add their own. */

interface TypeSeed {
  readonly code: string
  readonly field: string
  readonly block?: string
  readonly vi: string
  readonly en: string
  readonly summaryVi: string
  readonly summaryEn: string
  readonly template?: Readonly<Record<string, string>>
  readonly criteria?: readonly { readonly code: string; readonly vi: string; readonly en: string }[]
}

export const types: readonly TypeSeed[] = [
  {
    code: 'fire_points',
    field: 'security_defence',
    vi: 'Điểm chữa cháy công cộng',
    en: 'Public fire-extinguisher points',
    summaryVi: 'Đặt bình và dụng cụ chữa cháy trong ngõ hẻm, có người trông và tập luyện.',
    summaryEn: 'Extinguishers and tools in alleys, looked after and practised with.',
    template: {
      situation: 'Ngõ sâu bao nhiêu mét, xe chữa cháy vào được đến đâu, đã có vụ cháy nào.',
      goals: 'Số điểm đặt bình\nSố hộ mua bình chữa cháy / tổng số hộ\nSố buổi tập chữa cháy trong năm',
      method: 'Chọn chỗ đặt cùng người dân; lập tổ trông; kiểm tra bình mỗi quý; tập sử dụng.',
      targetGroup: 'Các hộ trong ngõ',
      outputs: 'Số điểm còn hoạt động khi kiểm tra; số hộ biết dùng bình.',
    },
  },
  {
    code: 'recycling_fund',
    field: 'culture_society',
    block: 'front_unions',
    vi: 'Thu gom phế liệu gây quỹ',
    en: 'Recycling for a social fund',
    summaryVi: 'Phân loại rác, bán phế liệu, tiền thu được giúp người khó khăn và công khai.',
    summaryEn: 'Sorted recyclables are sold; the money helps people in need and is published.',
    template: {
      goals: 'Số hộ phân loại rác / tổng số hộ\nSố kg phế liệu mỗi tháng\nSố tiền vào quỹ mỗi quý',
      method: 'Ngày thu gom cố định; sổ cân và sổ quỹ công khai; hội nghị quyết định chi.',
      outputs: 'Sổ thu, chi công khai; số suất hỗ trợ đã trao.',
    },
  },
  {
    code: 'mobile_support_group',
    field: 'political_system',
    vi: 'Tổ hỗ trợ công dân lưu động',
    en: 'Mobile citizen support group',
    summaryVi: 'Cán bộ đến khu dân cư, nhận và giải quyết việc của dân ngay tại chỗ.',
    summaryEn: 'Officers come to the neighbourhood and settle what they can on the spot.',
    template: {
      goals: 'Số phiên mỗi quý\nSố việc giải quyết tại chỗ / số việc tiếp nhận',
      method: 'Lịch theo cụm khu dân cư, thứ Bảy hoặc Chủ nhật; hỏi nhu cầu trước; phân công trực.',
      outputs: 'Biên bản từng phiên; việc chuyển tiếp có kết quả trả lời dân.',
    },
  },
  {
    code: 'boarding_houses',
    field: 'security_defence',
    vi: 'Khu nhà trọ tự quản',
    en: 'Self-managed boarding houses',
    summaryVi: 'Chủ trọ và người thuê tự quản về an ninh, vệ sinh, giá điện nước.',
    summaryEn: 'Owners and tenants look after safety, cleanliness and fair prices themselves.',
    template: {
      goals: 'Số khu trọ tham gia / tổng số khu trọ\nSố khu ký bản quy ước',
      method: 'Lập tổ tự quản; ký quy ước; họp mỗi tháng.',
    },
  },
  {
    code: 'five_no_three_clean',
    field: 'culture_society',
    block: 'front_unions',
    vi: 'Gia đình 5 không, 3 sạch (tính theo thôn)',
    en: '5 no, 3 clean (by village)',
    summaryVi: 'Tám tiêu chí, đánh giá chung cho cả thôn; không ghi tên hộ hay người nào.',
    summaryEn: 'Eight criteria answered for the village as a whole; no household or person is named.',
    criteria: [
      { code: 'no_malnourished', vi: 'Không có trẻ suy dinh dưỡng', en: 'No malnourished children' },
      { code: 'no_dropout', vi: 'Không có trẻ bỏ học', en: 'No children out of school' },
      { code: 'no_third_child', vi: 'Không sinh con thứ ba trở lên', en: 'No third child' },
      { code: 'no_drugs', vi: 'Không có ma túy trên địa bàn', en: 'No drugs in the area' },
      {
        code: 'no_unapproved',
        vi: 'Không có chủ trương chưa được dân đồng thuận',
        en: 'No policy the people did not approve',
      },
      { code: 'clean_house', vi: 'Sạch nhà', en: 'Clean house' },
      { code: 'clean_kitchen', vi: 'Sạch bếp', en: 'Clean kitchen' },
      { code: 'clean_alley', vi: 'Sạch ngõ', en: 'Clean alley' },
    ],
  },
  {
    code: 'land_for_roads',
    field: 'economy',
    vi: 'Hiến đất làm đường',
    en: 'Land given for roads',
    summaryVi: 'Người dân tự nguyện góp đất, ngày công để mở đường; diện tích và ngày công được công khai.',
    summaryEn: 'Land and labour given freely for roads; areas and days are published.',
    template: {
      goals: 'Số mét đường mở rộng\nDiện tích đất đã hiến (m²)\nSố ngày công',
      method: 'Họp dân bàn mặt cắt đường; lập danh mục đoạn; nghiệm thu có dân giám sát.',
      outputs: 'Mét đường hoàn thành; biên bản nghiệm thu.',
    },
  },
  {
    code: 'land_consolidation',
    field: 'economy',
    vi: 'Dồn điền đổi thửa',
    en: 'Land consolidation and plot exchange',
    summaryVi: 'Đổi thửa nhỏ lấy thửa lớn, đưa cây trồng và máy móc phù hợp vào ruộng.',
    summaryEn: 'Small plots become larger ones, with fitting crops and machines.',
  },
  {
    code: 'farm_cooperative',
    field: 'economy',
    vi: 'Tổ hợp tác, hợp tác xã sản xuất',
    en: 'Producer cooperative',
    summaryVi: 'Liên kết trồng, chế biến và tiêu thụ sản phẩm, tăng thu nhập cho thành viên.',
    summaryEn: 'Growing, processing and selling together to raise the members’ income.',
    template: {
      goals: 'Số thành viên\nThu nhập bình quân mỗi người mỗi năm\nSản lượng tiêu thụ qua hợp đồng',
    },
  },
  {
    code: 'waste_sorting_group',
    field: 'culture_society',
    block: 'front_unions',
    vi: 'Tổ phân loại rác tại nguồn',
    en: 'Household waste sorting group',
    summaryVi: 'Tổ phụ nữ hướng dẫn và kiểm tra phân loại rác tại nhà.',
    summaryEn: 'A women’s group teaches and checks sorting at home.',
  },
  {
    code: 'green_sunday',
    field: 'culture_society',
    block: 'front_unions',
    vi: 'Ngày Chủ nhật xanh - sạch - đẹp',
    en: 'Green, clean and beautiful Sunday',
    summaryVi: 'Ra quân dọn vệ sinh, trồng cây định kỳ vào Chủ nhật.',
    summaryEn: 'Regular Sundays of cleaning and planting.',
  },
  {
    code: 'clean_alleys',
    field: 'culture_society',
    vi: 'Ngõ sạch, vỉa hè không rác',
    en: 'Clean alleys, pavements without rubbish',
    summaryVi: 'Xóa điểm đen về rác, thay bằng vườn hoa; có ảnh trước và sau.',
    summaryEn: 'Black spots of rubbish become flower gardens, with pictures before and after.',
  },
  {
    code: 'safe_road',
    field: 'culture_society',
    vi: 'Tuyến đường an toàn - văn minh - sạch đẹp',
    en: 'Safe, civilised and clean road',
    summaryVi: 'Cả tuyến đường cùng giữ trật tự, vệ sinh, an toàn giao thông.',
    summaryEn: 'A whole road keeps order, cleanliness and traffic safety.',
  },
  {
    code: 'learning_promotion',
    field: 'culture_society',
    vi: 'Khuyến học, tủ sách cộng đồng',
    en: 'Promotion of learning, community library',
    summaryVi: 'Quỹ khuyến học, tủ sách, phòng đọc do cộng đồng dựng và giữ.',
    summaryEn: 'Scholarship funds, bookshelves and reading rooms built by the community.',
  },
  {
    code: 'civilised_ceremonies',
    field: 'culture_society',
    vi: 'Việc cưới, việc tang, lễ hội văn minh',
    en: 'Frugal weddings, funerals and festivals',
    summaryVi: 'Tự nguyện, tính chung cho cộng đồng; không chấm điểm gia đình nào.',
    summaryEn: 'Voluntary and counted for the community; no family is scored.',
  },
  {
    code: 'security_loudspeaker',
    field: 'security_defence',
    vi: 'Tiếng loa an ninh',
    en: 'Security loudspeaker',
    summaryVi: 'Loa truyền thanh nhắc giữ gìn an ninh, phòng lừa đảo.',
    summaryEn: 'Loudspeakers remind people of safety and of fraud.',
  },
  {
    code: 'security_cameras',
    field: 'security_defence',
    vi: 'Camera an ninh khu dân cư',
    en: 'Cameras of a residential area',
    summaryVi: 'Người dân góp lắp camera. Phần mềm chỉ ghi số lượng, không nhận hình ảnh.',
    summaryEn: 'Paid for by residents. Only their number is recorded here, never a picture.',
  },
  {
    code: 'safe_area',
    field: 'security_defence',
    vi: 'Khu dân cư an toàn',
    en: 'Safe residential area',
    summaryVi: 'Không tội phạm, không tệ nạn; hộ có bình chữa cháy; tự quản an ninh.',
    summaryEn: 'No crime, extinguishers in every home, safety looked after together.',
    template: {
      goals: 'Số hộ có bình chữa cháy / tổng số hộ\nSố camera do dân góp\nSố vụ mất trộm trong năm',
    },
  },
  {
    code: 'safe_school_gate',
    field: 'security_defence',
    vi: 'Cổng trường an toàn',
    en: 'Safe school gate',
    summaryVi: 'Giữ trật tự, an toàn giao thông trước cổng trường giờ đến và về.',
    summaryEn: 'Order and safe traffic at the gate when school begins and ends.',
  },
  {
    code: 'border_day',
    field: 'security_defence',
    block: 'armed_forces',
    vi: 'Ngày hội Biên phòng toàn dân',
    en: 'All-people border guard day',
    summaryVi: 'Lực lượng biên phòng cùng người dân giữ gìn đường biên, cột mốc. Không ghi tọa độ.',
    summaryEn: 'Border guards and people keep the border together. No coordinates are recorded.',
  },
  {
    code: 'one_stop',
    field: 'political_system',
    block: 'state',
    vi: 'Bộ phận một cửa hiện đại, thân thiện',
    en: 'Modern, friendly one-stop desk',
    summaryVi: 'Rút ngắn thời gian, hẹn đúng ngày, dân không phải đi lại nhiều lần.',
    summaryEn: 'Shorter waits, kept appointments, fewer trips.',
  },
  {
    code: 'grassroots_mediation',
    field: 'political_system',
    vi: 'Hòa giải ở cơ sở',
    en: 'Grassroots mediation',
    summaryVi: 'Chỉ ghi số vụ và kết quả; các bên được giữ kín.',
    summaryEn: 'Only the number of cases and outcomes; the parties stay confidential.',
  },
]

interface LabelSeed {
  readonly kind: 'theme' | 'campaign'
  readonly form: 'theme' | 'campaign' | 'movement' | 'programme'
  readonly code: string
  readonly vi: string
  readonly en: string
}

export const labels: readonly LabelSeed[] = [
  { kind: 'theme', form: 'theme', code: 'environment', vi: 'Môi trường', en: 'Environment' },
  { kind: 'theme', form: 'theme', code: 'fire_safety', vi: 'Phòng cháy, chữa cháy', en: 'Fire safety' },
  { kind: 'theme', form: 'theme', code: 'education', vi: 'Giáo dục, khuyến học', en: 'Education' },
  { kind: 'theme', form: 'theme', code: 'health', vi: 'Y tế, sức khỏe cộng đồng', en: 'Public health' },
  { kind: 'theme', form: 'theme', code: 'heritage', vi: 'Di tích, văn hóa', en: 'Heritage and culture' },
  { kind: 'theme', form: 'theme', code: 'income', vi: 'Sản xuất, thu nhập', en: 'Production and income' },
  { kind: 'theme', form: 'theme', code: 'roads', vi: 'Giao thông nông thôn', en: 'Rural roads' },
  { kind: 'theme', form: 'theme', code: 'public_order', vi: 'An ninh, trật tự', en: 'Public order' },
  { kind: 'theme', form: 'theme', code: 'social_care', vi: 'An sinh xã hội', en: 'Social care' },
  { kind: 'theme', form: 'theme', code: 'public_service', vi: 'Phục vụ người dân', en: 'Public service' },
  {
    kind: 'campaign',
    form: 'campaign',
    code: 'cultural_life',
    vi: 'Toàn dân đoàn kết xây dựng đời sống văn hóa ở khu dân cư',
    en: 'All people unite to build a cultural life in residential areas',
  },
  {
    kind: 'campaign',
    form: 'campaign',
    code: 'vietnamese_goods',
    vi: 'Người Việt Nam ưu tiên dùng hàng Việt Nam',
    en: 'Vietnamese people prioritise Vietnamese goods',
  },
  {
    kind: 'campaign',
    form: 'campaign',
    code: 'industrial_culture',
    vi: 'Nếp sống văn hóa công nghiệp',
    en: 'Industrial cultural lifestyle',
  },
  {
    kind: 'campaign',
    form: 'movement',
    code: 'national_security',
    vi: 'Toàn dân bảo vệ an ninh Tổ quốc',
    en: 'All people protect national security',
  },
  {
    kind: 'campaign',
    form: 'movement',
    code: 'border_sovereignty',
    vi: 'Toàn dân tham gia bảo vệ chủ quyền lãnh thổ, an ninh biên giới',
    en: 'All people take part in protecting territorial sovereignty and border security',
  },
  {
    kind: 'campaign',
    form: 'programme',
    code: 'new_rural',
    vi: 'Chương trình xây dựng nông thôn mới',
    en: 'New rural development programme',
  },
]
