/**
 * Published cases of the movement, retold in a few neutral words and without names of persons, at the units of
 * their time. Where a source names only a year, `on` is a day in it that is never shown; "over" and "early" stay in
 * words.
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
    goals: 'Nghe và giải quyết việc của dân ngay tại khu dân cư.',
    method:
      'Ra mắt đầu năm 2024. Tổ của phường đến từng cụm khu dân cư nhận việc; việc vượt thẩm quyền thì chuyển cấp trên.',
    targetGroup: 'Người dân các khu dân cư của phường',
    lead: ['Ủy ban nhân dân phường Hòa An'],
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
    situation: 'Dân số tăng nhanh, nhiều người không đến phường được trong giờ hành chính.',
    goals: 'Tư vấn, hỗ trợ pháp lý và giải quyết việc gần nơi ở.',
    method:
      'Hằng tháng hoặc hằng quý, vào thứ Bảy hay Chủ nhật, tại nhà sinh hoạt cộng đồng; hỏi nhu cầu trước.',
    targetGroup: 'Người dân theo cụm dân cư',
    lead: ['Ủy ban nhân dân phường Hòa Xuân'],
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
    situation: 'Nhà liền kề trong kiệt hẹp, xe chữa cháy khó vào.',
    goals: 'Có bình chữa cháy trong tầm tay ở mỗi khu dân cư.',
    method:
      'Bắt đầu từ đầu năm 2018: ban đầu mỗi chi hội góp 4 bình; sau đặt tủ bình ở nhà sinh hoạt cộng đồng và trong kiệt.',
    targetGroup: 'Các hộ trong kiệt, hẻm',
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
    goals: 'Không trộm cắp; hộ nào cũng có bình chữa cháy; bàn giao mặt bằng dự án đúng hạn.',
    method: 'Từ năm 2021, các tổ dân phố cùng bàn, cùng góp, tự quản đường kiệt và thiết bị chung.',
    targetGroup: '545 hộ trong khu',
    lead: ['Ban công tác Mặt trận khu dân cư 12'],
    outputs: '545 trên 545 hộ mua bình chữa cháy; các hộ trong vùng dự án bàn giao mặt bằng đúng hạn.',
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
    situation: 'Công nhân các khu công nghiệp ở trọ đông, thiếu nơi sinh hoạt và giữ trật tự chung.',
    goals: 'Khu trọ tự quản, không tội phạm và tệ nạn.',
    method: 'Ban quản lý gồm chủ nhà trọ và đại diện công nhân; nội quy do người ở cùng đặt ra.',
    targetGroup: 'Công nhân thuê trọ và chủ nhà trọ',
    lead: ['Liên đoàn Lao động quận Liên Chiểu'],
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
    situation: 'Công nhân thủy sản ở trọ quanh khu công nghiệp.',
    goals: 'Khu trọ tự quản, không tội phạm và tệ nạn.',
    method: 'Chủ nhà trọ làm tổ trưởng cùng đại diện công nhân; nội quy phổ biến đến từng phòng.',
    targetGroup: 'Công nhân thuê trọ và chủ nhà trọ',
    lead: ['Liên đoàn Lao động quận Sơn Trà'],
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
    situation: 'Đất vườn đồi phù hợp cây ăn quả nhưng bán lẻ khó.',
    goals: 'Nâng năng suất, đưa kỹ thuật vào vườn và tìm nơi tiêu thụ.',
    method: 'Các hộ trồng cùng giống, cùng quy trình, giúp nhau kỹ thuật và đầu ra.',
    targetGroup: 'Hộ trồng bưởi trong xã',
    lead: ['Hội Nông dân xã Hòa Ninh'],
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
    situation: 'Hộ làm nấm nhỏ lẻ, chưa có thương hiệu chung.',
    goals: 'Tăng thu nhập của thành viên, giữ chất lượng đều.',
    method: 'Làm chung trong hợp tác xã: giống, kỹ thuật, bao tiêu.',
    targetGroup: 'Thành viên hợp tác xã ở xã Hòa Nhơn',
    lead: ['Hợp tác xã Nấm Nhơn Phước'],
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
    situation: 'Thôn chưa có nơi họp và sinh hoạt chung.',
    goals: 'Xây xong nhà văn hóa, thu chi công khai.',
    method: 'Họp dân để thống nhất, cử người giám sát, niêm yết mọi khoản đóng góp và chi phí.',
    targetGroup: 'Các hộ ở Lâm Bồng',
    lead: ['Ban cán sự thôn Lâm Bồng'],
    outputs: 'Nhà văn hóa đưa vào dùng; sau đó dân góp tiền và ngày công làm đường bê tông.',
    resources: 'Trên 200 triệu đồng, Nhà nước 30 triệu, phần còn lại dân góp theo mức đã họp bàn.',
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
    situation: 'Ruộng manh mún; thu nhập bình quân năm 2012 là 20,6 triệu đồng một người.',
    goals: 'Đến năm 2015 đạt 24 triệu đồng một người một năm.',
    method: 'Vận động đổi ruộng cho liền thửa, trồng bí, khoai tây, chè và chăn nuôi.',
    targetGroup: 'Hộ nông dân trong xã',
    lead: ['Khối Dân vận xã Cẩm Sơn'],
    outputs: 'Thu nhập bình quân đầu người so với mốc năm 2012.',
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
    goals: '13 trên 13 thôn bản có mô hình.',
    method: 'Tổ dân vận từng thôn bản chọn một việc hợp sức dân và đăng ký với xã.',
    targetGroup: 'Các thôn bản của xã',
    lead: ['Khối Dân vận xã Châu Bình'],
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
    situation: 'Đường thôn hẹp, xe khó qua.',
    goals: 'Mở rộng đường từ đất hiến tự nguyện.',
    method: 'Vận động từng nhà, người đi trước hiến trước; Nhà nước và nhân dân cùng làm.',
    targetGroup: 'Các hộ dọc đường thôn Tân Tiến',
    lead: ['Ban công tác Mặt trận thôn Tân Tiến'],
    outputs: 'Đầu năm 2022 có hộ hiến hơn 600 m² đất.',
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
    situation: 'Thôn vùng biên chưa có nhà văn hóa.',
    goals: 'Xây và bàn giao nhà văn hóa cho thôn.',
    method: 'Một tổ chức Đảng của tỉnh nhận đỡ đầu thôn và vận động kinh phí.',
    targetGroup: 'Người dân thôn Pò Nhùng, xã Bảo Lâm',
    lead: ['Đảng bộ Cục Hải quan tỉnh Lạng Sơn'],
    outputs: 'Nhà văn hóa trị giá 1,3 tỷ đồng được bàn giao.',
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
    situation: 'Đường thôn nhiều cỏ và rác.',
    goals: 'Giữ một tuyến đường hoa do chị em chăm.',
    method: 'Chi hội phụ nữ chia đoạn, cùng dọn và trồng hoa.',
    targetGroup: 'Người dân thôn Nà Canh',
    lead: ['Chi hội Phụ nữ thôn Nà Canh'],
    outputs: 'Tuyến đường được trồng hoa và chăm thường xuyên.',
  },
  {
    unit: { name: 'Huyện Đình Lập', within: 'Lạng Sơn' },
    on: '2022-01-01',
    known: 'year',
    source: langSon,
    title: 'Chung sức làm đường ra khu vực biên giới',
    field: 'security_defence',
    level: 'district',
    ownerBlock: 'armed_forces',
    situation: 'Đường đi tuần tra và đi nương khó khăn.',
    goals: 'Làm đường bằng kinh phí và ngày công vận động.',
    method: 'Các lực lượng cùng dân góp công, góp vật liệu.',
    targetGroup: 'Người dân các xã vùng biên',
    lead: ['Ban Dân vận Huyện ủy Đình Lập'],
    outputs: 'Hơn 2,4 km đường trong năm 2022.',
  },
]
