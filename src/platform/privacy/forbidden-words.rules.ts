/**
 * The words of what must not be asked of people, as data: phrases parted by semicolons, with their accents, in
 * Vietnamese and English. A `*` lets the last word go on. `forbidden.rules.ts` says how they are compared.
 */
import type { Words } from '../problem.ts'

/**
 * Whose answer it is. `person`: one about a person or a household. `place`: yes or no, or a mark, for a whole place or
 * organisation. `count`: a number that an organisation supplies about itself or a place.
 */
export type Asks = 'person' | 'place' | 'count'

export type Category =
  | 'surveillance'
  | 'opinion'
  | 'scoring'
  | 'religion'
  | 'ethnicity'
  | 'party'
  | 'drugs'
  | 'fertility'
  | 'health'
  | 'naming'

export interface WordRule {
  readonly category: Category
  /** Of whom it may not be asked. */
  readonly never: readonly Asks[]
  readonly phrases: string
  /** Why, and what can be asked instead. */
  readonly message: Words
}

/** Said of a whole people, a service or a plant, these words ask nothing of anybody. */
export const harmlessPhrases = `
  đại đoàn kết dân tộc; đại đoàn kết toàn dân tộc; đoàn kết dân tộc; đoàn kết các dân tộc; bản sắc dân tộc;
  bản sắc văn hóa dân tộc; văn hóa dân tộc; văn hóa các dân tộc; trang phục dân tộc; nhạc cụ dân tộc; nhạc dân tộc;
  trò chơi dân tộc; món ăn dân tộc; tiếng dân tộc; dân tộc nội trú; dân tộc bán trú; ban dân tộc; phòng dân tộc;
  công tác dân tộc; chính sách dân tộc; ủy ban dân tộc; hội đồng dân tộc; tinh thần dân tộc; anh hùng dân tộc;
  thái độ phục vụ; tinh thần thái độ; thái độ tiếp dân; thái độ của cán bộ; thái độ cán bộ;
  bệnh viện; khám chữa bệnh; khám bệnh; phòng bệnh; phòng chống dịch; dịch bệnh; bệnh xá; bảo hiểm y tế;
  bệnh cây; bệnh cây trồng; bệnh vật nuôi; bệnh gia súc; sâu bệnh; bệnh thành tích; sức khỏe cộng đồng;
  nghiên cứu; sinh con giống; hòa giải; người hòa giải; hòa thuận; nghe đài; truyền thống cách mạng;
  service attitude; health insurance; health centre*; health center*; health station*; community health;
  drug store*; national unity; arms race`

export const wordRules: readonly WordRule[] = [
  {
    category: 'surveillance',
    never: ['person', 'place', 'count'],
    phrases: `
      hình ảnh camera; ảnh camera; video camera; ảnh từ camera; trích xuất camera; dữ liệu camera; đoạn ghi hình;
      ghi hình người; nhận diện khuôn mặt; nhận dạng khuôn mặt; khuôn mặt; theo dõi người; theo dõi di chuyển;
      lịch trình di chuyển; khách đến nhà; khách lạ; danh sách theo dõi; đối tượng theo dõi; biển số xe;
      footage; video recording*; facial recognition; face recognition; watch list*; watchlist*; visitor report*;
      license plate*; licence plate*; movement tracking; track people; people tracked`,
    message: {
      vi: 'Camera chỉ ghi bằng số lượng. Phần mềm không nhận hình ảnh, không nhận diện và không theo dõi ai.',
      en: 'Cameras are counted only. No footage is taken, and nobody is recognised or followed.',
    },
  },
  {
    category: 'opinion',
    never: ['person', 'place', 'count'],
    phrases: `
      chính kiến; quan điểm chính trị; tư tưởng chính trị; lập trường chính trị; khuynh hướng chính trị; thái độ;
      diễn biến tư tưởng; bất mãn; chống đối; phản động; ủng hộ hay phản đối; người phản đối; hộ phản đối;
      người không đồng tình; hộ không đồng tình; lòng trung thành; bỏ phiếu cho ai; bầu cho ai;
      political opinion*; political view*; political attitude*; political belief*; attitude*; dissent*; loyalty;
      who opposes; who agrees; who voted; how they voted`,
    message: {
      vi: 'Phần mềm không ghi chính kiến, thái độ, ai ủng hộ hay phản đối, cả khi chỉ là số đếm.',
      en: 'Opinions and attitudes, who agrees and who opposes, are not recorded here, not even as a count.',
    },
  },
  {
    category: 'scoring',
    never: ['person', 'place', 'count'],
    phrases: `
      chấm điểm hộ; chấm điểm từng hộ; chấm điểm người; chấm điểm cá nhân; chấm điểm công dân; chấm điểm gia đình;
      điểm công dân; điểm của hộ; điểm của từng hộ; xếp hạng hộ; xếp hạng công dân; xếp hạng người; xếp hạng gia đình;
      xếp loại hộ; xếp loại từng hộ; xếp loại công dân; điểm tín nhiệm công dân; điểm xã hội;
      score of each household*; household score*; score households; citizen score*; social credit; rank people;
      rank households; ranking of people; ranking of households`,
    message: {
      vi: 'Phần mềm không chấm điểm, không xếp hạng người hay hộ. Hãy đếm cho cả thôn, cả xã.',
      en: 'People and households are not scored or ranked here. Please count for a whole neighbourhood or commune.',
    },
  },
  {
    category: 'religion',
    never: ['person', 'place'],
    phrases: `
      tôn giáo; tín ngưỡng; theo đạo; giáo dân; giáo hộ; công giáo; thiên chúa giáo; tin lành; phật tử; phật giáo;
      đạo phật; cao đài; hòa hảo; hồi giáo; đạo lạ; tà đạo; religion*; religious; catholic*; protestant*; buddhis*;
      christian*; muslim*; church member*`,
    message: {
      vi: 'Phần mềm không ghi tôn giáo, tín ngưỡng của ai. Chỉ nhận số đếm do một tổ chức cung cấp về nơi mình.',
      en: 'Nobody’s religion is recorded here. Only a count that an organisation supplies about its place is taken.',
    },
  },
  {
    category: 'ethnicity',
    never: ['person', 'place'],
    phrases: `
      dân tộc; tộc người; sắc tộc; người Kinh; người Tày; người Thái; người Mường; người Khmer; người Mông;
      người H'Mông; người HMông; người Nùng; người Dao; người Chăm; người Hoa; người Ê Đê; người Cơ Tu; người Ba Na;
      người Gia Rai; ethnic*; racial; tribe*; tribal`,
    message: {
      vi: 'Phần mềm không ghi dân tộc của ai. Chỉ nhận số đếm do một tổ chức cung cấp về nơi mình.',
      en: 'Nobody’s ethnicity is recorded here. Only a count that an organisation supplies about its place is taken.',
    },
  },
  {
    category: 'party',
    never: ['person'],
    phrases: `
      đảng viên; vào Đảng; thẻ Đảng; kết nạp Đảng; hồ sơ Đảng; cảm tình Đảng; đối tượng Đảng; quần chúng ưu tú;
      party member*; member of the party; members of the party; joined the party`,
    message: {
      vi: 'Phần mềm không ghi ai là đảng viên. Chỉ nhận số đảng viên của một chi bộ, do chi bộ cung cấp.',
      en: 'Who is a Party member is not recorded here. Only the number of members of a cell, supplied by the cell, is.',
    },
  },
  {
    category: 'drugs',
    never: ['person'],
    phrases: `
      ma túy; nghiện; cai nghiện; chất gây nghiện; tệ nạn; mại dâm; drug; drugs; addict*; prostitut*`,
    message: {
      vi: 'Ma túy, tệ nạn không ghi theo từng người hay từng hộ. Chỉ ghi được cho cả thôn, cả xã.',
      en: 'Drugs and addiction are not recorded for a person or a household, only for a whole place.',
    },
  },
  {
    category: 'fertility',
    never: ['person'],
    phrases: `
      con thứ ba; con thứ 3; con thứ; sinh con; sinh đẻ; mang thai; thai sản; thai nghén; phá thai; vô sinh; tránh thai;
      kế hoạch hóa gia đình; số con; third child*; pregnan*; fertility; abortion*; contracepti*; family planning;
      number of children`,
    message: {
      vi: 'Chuyện sinh con không ghi theo từng người hay từng hộ. Chỉ ghi được cho cả thôn, cả xã.',
      en: 'Births and fertility are not recorded for a person or a household, only for a whole place.',
    },
  },
  {
    category: 'health',
    never: ['person'],
    phrases: `
      bệnh; bệnh tật; sức khỏe; HIV; AIDS; khuyết tật; tâm thần; suy dinh dưỡng; nhiễm bệnh; tiêm chủng; health;
      disease*; illness*; disabilit*; malnourish*; malnutrition; diagnos*; vaccinat*`,
    message: {
      vi: 'Sức khỏe, bệnh tật không ghi theo từng người hay từng hộ. Chỉ ghi được cho cả thôn, cả xã.',
      en: 'Health is not recorded for a person or a household. It can be said of a whole place.',
    },
  },
  {
    category: 'naming',
    never: ['place', 'count'],
    phrases: `
      họ tên; họ và tên; danh sách hộ; danh sách các hộ; danh sách người; danh sách những người; danh sách cá nhân;
      danh sách đối tượng; danh sách công dân; danh sách đảng viên; tên từng hộ; tên từng người; tên chủ hộ; tên người;
      số căn cước; căn cước công dân; CCCD; CMND; số điện thoại; ngày sinh; ngày tháng năm sinh; địa chỉ nhà; từng hộ;
      từng người; từng gia đình; từng đảng viên; full name*; list of households; list of people; list of persons;
      list of names; names of people; names of households; of each person; of each household; date of birth;
      phone number*; identity card*; id number*; home address*`,
    message: {
      vi: 'Chỉ tiêu chỉ đếm cho cả nơi, không ghi tên và không theo từng người, từng hộ.',
      en: 'An indicator counts for a whole place: no names, and nothing person by person or household by household.',
    },
  },
]
