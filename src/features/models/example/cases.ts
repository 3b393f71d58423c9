/**
 * Published cases of the movement, retold in a few neutral words and without names of persons, at the units of
 * their time. Only what was published stands here: where the source is silent, the text says so. Where it names only
 * a year, `on` is a day in it that is never shown; "over" and "early" stay in words.
 */
import type { Field, Level, OwnerBlock, Precision } from '../model.rules.ts'

export interface PublishedCase {
  /** The unit on the day: by its code, or by its name with something of the place it lay in. */
  readonly unit:
    | { readonly code: string }
    | { readonly name: string; readonly within: string }
    | { readonly area: string; readonly code: string; readonly todayCode: string }
  readonly on: string
  /** A whole day unless told. */
  readonly known?: Precision
  readonly source: string
  readonly title: string
  readonly field: Field
  readonly level: Level
  readonly ownerBlock: OwnerBlock
  readonly situation: string
  readonly goals: string
  readonly method: string
  readonly targetGroup: string
  readonly lead: readonly string[]
  readonly coordinating?: readonly string[]
  readonly outputs: string
  readonly resources?: string
  readonly budgetStateVnd?: number
}

const daNang = 'Bài viết đã công bố về phong trào “Dân vận khéo” ở Đà Nẵng, 2024'
const ngheAn = 'Bài viết đã công bố về phong trào “Dân vận khéo” ở Nghệ An, khoảng năm 2013'
const langSon = 'Bài viết đã công bố về phong trào “Dân vận khéo” ở Lạng Sơn, 2023'

/** A source is quoted with what it says; real places and organisations get no invented words. */
const unsaid = 'Bài viết không nêu.'

export const publishedCases: readonly PublishedCase[] = [
  {
    unit: { code: '20306' },
    on: '2024-01-01',
    known: 'year',
    source: daNang,
    title: 'Tổ công dân lưu động phường Hòa An',
    field: 'political_system',
    level: 'grassroots',
    ownerBlock: 'state',
    situation: 'Muốn phản ánh, người dân phải qua tổ dân phố hoặc chờ hai kỳ họp giữa năm và cuối năm.',
    goals: unsaid,
    method:
      'Ra mắt đầu năm 2024. Việc phường làm được thì giải quyết ngay; việc vượt thẩm quyền thì chuyển cấp trên.',
    targetGroup: 'Người dân các khu dân cư của phường.',
    lead: ['Phường Hòa An'],
    outputs: 'Buổi ngày 01/06/2024 tại khu dân cư 1, 2, 3, 8 nhận 16 ý kiến.',
  },
  {
    unit: { code: '20314' },
    on: '2022-06-15',
    source: daNang,
    title: 'Tổ công dân lưu động phường Hòa Xuân',
    field: 'political_system',
    level: 'grassroots',
    ownerBlock: 'state',
    situation: 'Dân số cơ học tăng nhanh.',
    goals: 'Tư vấn, hỗ trợ pháp lý, giải quyết việc; người dân không phải đến phường trong giờ hành chính.',
    method:
      'Hằng tháng hoặc hằng quý, vào thứ Bảy hay Chủ nhật, tại nhà sinh hoạt cộng đồng; hỏi nhu cầu trước.',
    targetGroup: 'Người dân theo cụm dân cư.',
    lead: ['Phường Hòa Xuân'],
    outputs: 'Hàng trăm ý kiến được tiếp nhận trong hai năm.',
  },
  {
    unit: { name: 'Phường Vĩnh Trung', within: 'Đà Nẵng' },
    on: '2018-01-01',
    known: 'year',
    source: daNang,
    title: 'Thiết bị chữa cháy cộng đồng',
    field: 'security_defence',
    level: 'grassroots',
    ownerBlock: 'front_unions',
    situation: unsaid,
    goals: unsaid,
    method:
      'Bắt đầu từ đầu năm 2018, ban đầu mỗi chi hội 4 bình; sau có tủ bình tại nhà sinh hoạt cộng đồng và trong kiệt.',
    targetGroup: unsaid,
    lead: ['Hội Cựu chiến binh phường Vĩnh Trung'],
    outputs: '60 tủ với 120 bình tại 6 nhà sinh hoạt cộng đồng và một số kiệt; cả phường có 172 bình.',
  },
  {
    unit: { area: '12 Hòa Phát', code: '20305', todayCode: '20305' },
    on: '2021-01-01',
    known: 'year',
    source: daNang,
    title: 'Khu dân cư an toàn, khu dân cư 12 Hòa Phát',
    field: 'security_defence',
    level: 'grassroots',
    ownerBlock: 'front_unions',
    situation: 'Khu có 4 tổ dân phố, 545 hộ, 2.023 người.',
    goals: unsaid,
    method: 'Làm từ năm 2021.',
    targetGroup: '545 hộ trong khu.',
    lead: [unsaid],
    outputs:
      'Không còn trộm cắp; 42 camera an ninh; mọi hộ mua bình chữa cháy; mọi hộ bàn giao mặt bằng dự án Phước Lý 5 đúng hạn.',
  },
  {
    unit: { code: '20197' },
    on: '2010-01-01',
    known: 'year',
    source: daNang,
    title: 'Tổ công nhân tự quản khu nhà trọ phường Hòa Khánh Bắc',
    field: 'security_defence',
    level: 'grassroots',
    ownerBlock: 'front_unions',
    situation: unsaid,
    goals: 'Nhà trọ không có tội phạm và tệ nạn xã hội; tự quản, tự phòng, tự bảo vệ.',
    method:
      'Ban quản lý gồm chủ nhà trọ làm tổ trưởng và đại diện công nhân; ban đặt nội quy và phổ biến rộng.',
    targetGroup: 'Công nhân thuê trọ và chủ nhà trọ.',
    lead: [unsaid],
    outputs: 'Một trong hai phường làm thí điểm năm 2010, sau đó thành phố nhân rộng.',
  },
  {
    unit: { code: '20263' },
    on: '2010-01-01',
    known: 'year',
    source: daNang,
    title: 'Tổ công nhân tự quản khu nhà trọ phường Thọ Quang',
    field: 'security_defence',
    level: 'grassroots',
    ownerBlock: 'front_unions',
    situation: unsaid,
    goals: 'Nhà trọ không có tội phạm và tệ nạn xã hội; tự quản, tự phòng, tự bảo vệ.',
    method:
      'Ban quản lý gồm chủ nhà trọ làm tổ trưởng và đại diện công nhân; ban đặt nội quy và phổ biến rộng.',
    targetGroup: 'Công nhân thuê trọ và chủ nhà trọ.',
    lead: [unsaid],
    outputs: 'Một trong hai phường làm thí điểm năm 2010, sau đó thành phố nhân rộng.',
  },
  {
    unit: { code: '20299' },
    on: '2024-01-01',
    known: 'year',
    source: daNang,
    title: 'Bưởi da xanh Hòa Ninh',
    field: 'economy',
    level: 'grassroots',
    ownerBlock: 'front_unions',
    situation: unsaid,
    goals:
      'Như các mô hình kinh tế khác trong bài: năng suất, công nghệ, tiêu thụ sản phẩm, thu nhập của thành viên.',
    method: unsaid,
    targetGroup: unsaid,
    lead: [unsaid],
    outputs: 'Một trong các mô hình kinh tế tiêu biểu của thành phố.',
  },
  {
    unit: { code: '20308' },
    on: '2024-01-01',
    known: 'year',
    source: daNang,
    title: 'Nấm Nhơn Phước',
    field: 'economy',
    level: 'grassroots',
    ownerBlock: 'other',
    situation: unsaid,
    goals:
      'Như các mô hình kinh tế khác trong bài: năng suất, công nghệ, tiêu thụ sản phẩm, thu nhập của thành viên.',
    method: unsaid,
    targetGroup: unsaid,
    lead: [unsaid],
    outputs: 'Một trong các mô hình kinh tế tiêu biểu của thành phố.',
  },
  {
    unit: { name: 'Xã Bồng Khê', within: 'Con Cuông' },
    on: '2013-01-01',
    known: 'year',
    source: ngheAn,
    title: 'Dân góp sức xây nhà văn hóa cộng đồng Lâm Bồng',
    field: 'culture_society',
    level: 'grassroots',
    ownerBlock: 'front_unions',
    situation: unsaid,
    goals: unsaid,
    method:
      'Tuyên truyền chủ trương, họp dân để thống nhất, cử người giám sát chặt, công khai mọi khoản đóng góp và chi phí.',
    targetGroup: 'Người dân Lâm Bồng.',
    lead: [unsaid],
    outputs: 'Sau nhà văn hóa, dân góp tiền và ngày công làm đường bê tông.',
    resources: 'Trên 200 triệu đồng: Nhà nước 30 triệu, phần còn lại dân góp, mỗi người 450.000 đồng.',
    budgetStateVnd: 30_000_000,
  },
  {
    unit: { code: '17350' },
    on: '2013-01-01',
    known: 'year',
    source: ngheAn,
    title: 'Dồn điền đổi thửa, đổi cây trồng ở Cẩm Sơn',
    field: 'economy',
    level: 'grassroots',
    ownerBlock: 'party',
    situation: 'Thu nhập bình quân năm 2012 là 20,6 triệu đồng một người.',
    goals: 'Đến năm 2015 đạt 24 triệu đồng một người một năm.',
    method: 'Dồn điền đổi thửa; trồng bí, khoai tây, chè; chăn nuôi.',
    targetGroup: unsaid,
    lead: [unsaid],
    outputs: unsaid,
  },
  {
    unit: { code: '16804' },
    on: '2013-01-01',
    known: 'year',
    source: ngheAn,
    title: 'Cả 13 thôn bản Châu Bình đăng ký mô hình',
    field: 'political_system',
    level: 'grassroots',
    ownerBlock: 'party',
    situation: 'Xã được chọn làm điểm về dân vận cơ sở.',
    goals: unsaid,
    method: unsaid,
    targetGroup: '13 thôn, bản của xã.',
    lead: [unsaid],
    outputs: '13 trên 13 thôn bản đã đăng ký.',
  },
  {
    unit: { code: '06208' },
    on: '2022-01-01',
    known: 'year',
    source: langSon,
    title: 'Hiến đất mở đường thôn Tân Tiến',
    field: 'culture_society',
    level: 'grassroots',
    ownerBlock: 'front_unions',
    situation: unsaid,
    goals: unsaid,
    method: 'Nhà nước và nhân dân cùng làm.',
    targetGroup: unsaid,
    lead: [unsaid],
    outputs: 'Đầu năm 2022 một gia đình hiến hơn 600 m² đất.',
  },
  {
    unit: { code: '06190' },
    on: '2022-01-01',
    known: 'year',
    source: langSon,
    title: 'Nhà văn hóa thôn Pò Nhùng',
    field: 'culture_society',
    level: 'grassroots',
    ownerBlock: 'party',
    situation: unsaid,
    goals: unsaid,
    method: unsaid,
    targetGroup: 'Người dân thôn Pò Nhùng, xã Bảo Lâm.',
    lead: ['Đảng ủy Cục Hải quan'],
    outputs: 'Nhà văn hóa trị giá 1,3 tỷ đồng.',
  },
  {
    unit: { name: 'Xã Bằng Mạc', within: 'Chi Lăng' },
    on: '2023-01-01',
    known: 'year',
    source: langSon,
    title: 'Tuyến đường xanh, sạch, đẹp của phụ nữ Nà Canh',
    field: 'culture_society',
    level: 'grassroots',
    ownerBlock: 'front_unions',
    situation: unsaid,
    goals: unsaid,
    method: 'Phụ nữ Nà Canh cùng làm.',
    targetGroup: unsaid,
    lead: ['Phụ nữ thôn Nà Canh'],
    outputs: 'Đường thôn xanh, sạch, đẹp.',
  },
  {
    unit: { name: 'Huyện Đình Lập', within: 'Lạng Sơn' },
    on: '2022-01-01',
    known: 'year',
    source: langSon,
    title: 'Chung sức làm đường ra khu vực biên giới',
    field: 'security_defence',
    level: 'district',
    ownerBlock: 'other',
    situation: unsaid,
    goals: unsaid,
    method: 'Vận động kinh phí và ngày công.',
    targetGroup: unsaid,
    lead: [unsaid],
    outputs: 'Hơn 2,4 km đường ra mốc biên giới trong năm 2022.',
  },
]
