/** The words of imports in both languages: columns, states, outcomes of rows. Those of the pages are in page.messages.ts. */
import { defineMessages, type Locale } from '#platform/i18n/messages.ts'
import type { Target } from './columns.rules.ts'
import type { Remark } from './import.rules.ts'

export const messages = defineMessages({
  vi: {
    target: {
      title: 'Tên mô hình',
      unit: 'Đơn vị',
      village: 'Thôn, tổ dân phố',
      commune: 'Xã, phường',
      district: 'Huyện, quận',
      province: 'Tỉnh, thành phố',
      field: 'Lĩnh vực',
      level: 'Cấp đăng ký',
      ownerBlock: 'Khối chủ trì',
      registered: 'Ngày đăng ký',
      year: 'Năm phong trào',
      typeId: 'Loại mô hình',
      themes: 'Chủ đề',
      campaigns: 'Cuộc vận động, phong trào',
      situation: 'Thực trạng và lý do',
      goals: 'Mục tiêu',
      method: 'Nội dung và cách làm',
      targetGroup: 'Làm cho ai, với ai',
      place: 'Địa bàn cụ thể',
      lead: 'Đơn vị chủ trì',
      coordinating: 'Đơn vị phối hợp',
      participating: 'Đơn vị tham gia',
      resources: 'Nguồn lực',
      budgetStateVnd: 'Ngân sách Nhà nước',
      budgetMobilisedVnd: 'Vận động đóng góp',
      startsOn: 'Bắt đầu',
      endsOn: 'Kết thúc',
      outputs: 'Kết quả kiểm được',
      sustainability: 'Khả năng duy trì và nhân rộng',
    },
    field: {
      economy: 'Kinh tế',
      culture_society: 'Văn hóa - xã hội',
      security_defence: 'Quốc phòng - an ninh',
      political_system: 'Xây dựng hệ thống chính trị',
    },
    level: {
      village: 'Thôn, tổ dân phố',
      grassroots: 'Cơ sở (xã, phường)',
      district: 'Huyện',
      province: 'Tỉnh, thành phố',
    },
    ownerBlock: {
      party: 'Khối Đảng',
      state: 'Khối chính quyền',
      front_unions: 'Mặt trận và đoàn thể',
      armed_forces: 'Lực lượng vũ trang',
      other: 'Khối khác',
    },
    moneyUnit: { 1: 'đồng', 1000: 'nghìn đồng', 1000000: 'triệu đồng', 1000000000: 'tỷ đồng' },
    state: {
      columns: 'Chờ chọn cột',
      checking: 'Đang kiểm tra',
      checked: 'Đã kiểm tra, chưa nhập',
      running: 'Đang nhập',
      done: 'Đã nhập xong',
      cancelled: 'Đã dừng giữa chừng',
    },
    outcome: {
      new: 'Chưa kiểm tra.',
      skipped: 'Bỏ qua: không phải dòng mô hình.',
      bad: 'Chưa nhập được.',
      there: 'Đã có.',
      good: 'Nhập được, chưa nhập.',
      done: 'Đã nhập.',
    },
    /** The heading of the column that a result sheet adds. */
    result: 'Kết quả nhập',
    stopped: {
      'account-gone': 'Tài khoản gửi bảng này đã bị khóa.',
      failed: 'Có trục trặc lặp lại nhiều lần. Xin báo người quản trị, kèm tên tệp.',
    },
  },
  en: {
    target: {
      title: 'Name of the model',
      unit: 'Unit',
      village: 'Village, residential group',
      commune: 'Commune, ward',
      district: 'District',
      province: 'Province, city',
      field: 'Field',
      level: 'Level of registration',
      ownerBlock: 'Owner block',
      registered: 'Registered on',
      year: 'Year of the movement',
      typeId: 'Type of model',
      themes: 'Themes',
      campaigns: 'Campaigns and movements',
      situation: 'Situation and reason',
      goals: 'Goals',
      method: 'Content and method',
      targetGroup: 'For whom, with whom',
      place: 'Place',
      lead: 'Leading organisations',
      coordinating: 'Coordinating organisations',
      participating: 'Participating organisations',
      resources: 'Resources',
      budgetStateVnd: 'State budget',
      budgetMobilisedVnd: 'Contributions raised',
      startsOn: 'Starts',
      endsOn: 'Ends',
      outputs: 'Verifiable results',
      sustainability: 'Ability to last and be replicated',
    },
    field: {
      economy: 'Economy',
      culture_society: 'Culture and society',
      security_defence: 'Security and defence',
      political_system: 'Political system',
    },
    level: {
      village: 'Village',
      grassroots: 'Grassroots (commune)',
      district: 'District',
      province: 'Province or city',
    },
    ownerBlock: {
      party: 'Party block',
      state: 'State block',
      front_unions: 'Front and unions',
      armed_forces: 'Armed forces',
      other: 'Other',
    },
    moneyUnit: {
      1: 'dong',
      1000: 'thousand dong',
      1000000: 'million dong',
      1000000000: 'billion dong',
    },
    state: {
      columns: 'Columns to be chosen',
      checking: 'Being checked',
      checked: 'Checked, not entered',
      running: 'Being entered',
      done: 'Entered',
      cancelled: 'Stopped half way',
    },
    outcome: {
      new: 'Not checked yet.',
      skipped: 'Left out: no record.',
      bad: 'Can’t be entered.',
      there: 'There already.',
      good: 'Can be entered.',
      done: 'Entered.',
    },
    result: 'Import result',
    stopped: {
      'account-gone': 'The account that sent this list was disabled.',
      failed: 'Something failed again and again. Please tell the administrator, with the name of the file.',
    },
  },
})

export function targetName(target: Target, locale: Locale): string {
  return messages[locale].target[target]
}

/** Names of fields of a model that a column of the list stands for. */
const columnOf: Readonly<Record<string, Target>> = { unitId: 'unit', registeredOn: 'registered' }

/** Reasons that say by themselves what they are about. */
const selfSpeaking =
  /^(?:empty|unknown_word|not_in_catalogue|future|same_row|similar_\w+|entered_before|unit_\w+|village_unknown|kept_draft|not_yours|not_publisher|not_provincial|person)$/u

/** A reason with the column it is about: `Ngân sách Nhà nước: “3 bò” không phải …`. */
export function remarkText({ field, code, message }: Remark, locale: Locale): string {
  const names: Readonly<Record<string, string>> = messages[locale].target
  const name = names[columnOf[field] ?? field]
  return name === undefined || selfSpeaking.test(code) ? message[locale] : `${name}: ${message[locale]}`
}
