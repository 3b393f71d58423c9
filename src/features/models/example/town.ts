/** An invented commune with eight villages: models in every state and field, for trying things out. */
import type { Move } from '../model.rules.ts'

/** Marked in its name; no such commune exists. */
export const town = { name: 'Bến Mai (ví dụ)', from: '2025-07-01' } as const

export const villages = [
  'Bến Cũ',
  'Cồn Dâu',
  'Đồng Mít',
  'Gò Sim',
  'Hói Lớn',
  'Mai Thượng',
  'Mai Hạ',
  'Xóm Lưới',
] as const

export interface TownModel {
  /** Name of the village; null for the commune itself. */
  readonly village: string | null
  readonly on: string
  /** How far it came. */
  readonly moves: readonly Move[]
  readonly field: string
  readonly ownerBlock: string
  readonly title: string
  readonly why: string
  readonly how: string
  readonly lead: string
  readonly result: string
}

const ways: Readonly<Record<string, readonly Move[]>> = {
  draft: [],
  submitted: ['submit'],
  returned: ['submit', 'return'],
  accepted: ['submit', 'accept'],
  published: ['submit', 'accept', 'publish'],
  withdrawn: ['submit', 'accept', 'publish', 'withdraw'],
}

/**
 * A line a model: village (its number in the list above, - for the commune), registered on, state, field, block,
 * title, why, how, who leads, what can be counted.
 */
const table = `
1 | 2025-08-04 | published | culture_society | front_unions | Ngày Chủ nhật sạch bến | Rác dạt vào bến sau mỗi con nước. | Sáng Chủ nhật đầu tháng mỗi nhà một người ra dọn. | Chi đoàn Thanh niên thôn Bến Cũ | Số buổi, số người, số bao rác
1 | 2025-09-15 | published | economy | front_unions | Tổ góp vốn sửa ghe | Ghe cũ hỏng máy giữa mùa cá. | Mười hộ góp xoay vòng mỗi tháng. | Chi hội Nông dân thôn Bến Cũ | Số ghe đã sửa, số vòng đã quay
1 | 2026-02-02 | submitted | security_defence | front_unions | Đèn tín hiệu trên ghe đi đêm | Ghe đi đêm khó thấy nhau. | Lắp đèn theo tổ, kiểm tra mỗi quý. | Chi hội Nông dân thôn Bến Cũ | Số ghe có đèn trên tổng số ghe
2 | 2025-08-20 | published | economy | front_unions | Vườn dâu chung giống | Mỗi nhà một giống, bán không được giá. | Cùng một giống, cùng lịch chăm, bán chung. | Hợp tác xã Cồn Dâu | Sản lượng bán chung mỗi vụ
2 | 2025-11-11 | published | culture_society | front_unions | Phân loại rác lấy quỹ an sinh | Ve chai bỏ lẫn với rác nhà. | Thứ Bảy gom ve chai, bán vào quỹ. | Chi hội Phụ nữ thôn Cồn Dâu | Số tiền vào quỹ, số suất hỗ trợ
2 | 2026-03-09 | returned | political_system | state | Bảng tin thôn đọc được từ xa | Chữ nhỏ, người lớn tuổi khó đọc. | In chữ lớn, đổi tin mỗi tuần. | Ban cán sự thôn Cồn Dâu | Số lần đổi tin
3 | 2025-07-28 | published | security_defence | front_unions | Bình chữa cháy đầu ngõ | Ngõ sâu, xe chữa cháy không vào được. | Mỗi ngõ một tủ hai bình, hai người giữ chìa. | Chi hội Cựu chiến binh thôn Đồng Mít | Số tủ, số bình còn hạn
3 | 2025-10-06 | published | culture_society | front_unions | Tủ sách dưới gốc mít | Trẻ em nghỉ hè không có chỗ đọc. | Quyên sách, mở chiều thứ Bảy. | Chi đoàn Thanh niên thôn Đồng Mít | Số đầu sách, số lượt mượn
3 | 2026-04-13 | draft | economy | other | Sấy mít bằng nắng và gió | Mít chín rộ rớt giá. | Dựng hai nhà sấy dùng chung. | Tổ hợp tác Đồng Mít | Số ký sấy mỗi vụ
4 | 2025-08-11 | published | economy | front_unions | Đổi công trồng rừng | Thiếu người vào vụ trồng. | Ghi sổ ngày công, đổi cho nhau. | Chi hội Nông dân thôn Gò Sim | Số ngày công đã đổi, số ha đã trồng
4 | 2025-12-01 | published | security_defence | armed_forces | Đường băng cản lửa tự quản | Mùa khô dễ cháy rừng. | Dân quân và các hộ phát băng trước mùa khô. | Ban Chỉ huy Quân sự xã Bến Mai (ví dụ) | Số km đường băng
4 | 2026-05-18 | accepted | culture_society | front_unions | Giếng làng sạch lại | Giếng chung bỏ lâu. | Nạo vét, thử nước, đậy nắp. | Ban công tác Mặt trận thôn Gò Sim | Kết quả thử nước
5 | 2025-09-01 | published | political_system | state | Thứ Năm cán bộ về thôn | Dân đi xa mới đến được xã. | Chiều thứ Năm nhận hồ sơ tại nhà văn hóa thôn. | Ủy ban nhân dân xã Bến Mai (ví dụ) | Số buổi, số hồ sơ
5 | 2025-11-24 | published | economy | front_unions | Nuôi cá lồng cùng lịch thả | Thả lệch lịch, bệnh lây qua lại. | Thả cùng tuần, nghỉ cùng tuần. | Chi hội Nông dân thôn Hói Lớn | Số lồng cùng lịch, tỷ lệ hao
5 | 2026-06-08 | submitted | culture_society | front_unions | Lớp bơi cho trẻ ven hói | Trẻ em ở cạnh nước mà chưa biết bơi. | Mở lớp hè có người trông. | Chi đoàn Thanh niên thôn Hói Lớn | Số lớp, số em học xong
6 | 2025-08-25 | published | culture_society | front_unions | Bữa cơm cho người già ở một mình | Người già ở một mình ăn uống thất thường. | Tổ nấu thay phiên, mang đến nhà. | Chi hội Phụ nữ thôn Mai Thượng | Số suất mỗi tuần
6 | 2026-01-19 | published | political_system | party | Hòa giải tại sân nhà | Việc nhỏ để lâu thành đơn thư. | Tổ hòa giải đến nhà trong ba ngày. | Chi bộ thôn Mai Thượng | Số việc hòa giải thành
6 | 2026-07-06 | draft | security_defence | front_unions | Cổng trường giờ tan học | Giờ tan học xe lộn xộn. | Kẻ vạch, chia lối, phân người trực. | Chi hội Cựu chiến binh thôn Mai Thượng | Số buổi trực
7 | 2025-10-20 | published | economy | other | Phiên chợ quê cuối tháng | Nông sản phải gửi đi xa. | Mở phiên chợ ở sân kho cũ. | Tổ hợp tác Mai Hạ | Số gian hàng, doanh số chung
7 | 2026-02-23 | withdrawn | culture_society | front_unions | Đường hoa dọc mương | Bờ mương nhiều cỏ. | Mỗi nhà trồng một đoạn. | Chi hội Phụ nữ thôn Mai Hạ | Số mét đường hoa
8 | 2025-09-29 | published | security_defence | front_unions | Tổ báo bão Xóm Lưới | Tin bão đến muộn với nhà ghe. | Cờ, loa và danh sách gọi theo dãy. | Ban công tác Mặt trận thôn Xóm Lưới | Thời gian báo hết các dãy
8 | 2026-03-23 | published | culture_society | front_unions | Lưới cũ không bỏ xuống sông | Lưới rách vướng chân vịt, chết cá. | Điểm thu lưới cũ, đổi dây mới. | Chi hội Phụ nữ thôn Xóm Lưới | Số ký lưới thu
- | 2025-07-21 | published | political_system | state | Một cửa nói dễ hiểu | Giấy hẹn nhiều chữ khó hiểu. | Viết lại mẫu giấy hẹn cùng người dân. | Ủy ban nhân dân xã Bến Mai (ví dụ) | Số mẫu đã viết lại
- | 2026-01-05 | published | political_system | front_unions | Đối thoại nói trước, trả lời sau | Hội nghị đối thoại thiếu thời gian. | Nhận câu hỏi trước hai tuần, trả lời có địa chỉ. | Ủy ban Mặt trận Tổ quốc xã Bến Mai (ví dụ) | Số câu hỏi đã trả lời trên số đã nhận
- | 2026-08-17 | accepted | economy | state | Sổ đất bãi chung | Đất bãi bồi không rõ ai làm. | Đo, họp dân, niêm yết sổ. | Ủy ban nhân dân xã Bến Mai (ví dụ) | Số thửa đã ghi`

export const townModels: readonly TownModel[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [at = '', on = '', state = '', field = '', ownerBlock = '', title = '', ...rest] = line.split(' | ')
    const [why = '', how = '', lead = '', result = ''] = rest
    const village = villages[Number(at) - 1] ?? null
    return { village, on, moves: ways[state] ?? [], field, ownerBlock, title, why, how, lead, result }
  })
