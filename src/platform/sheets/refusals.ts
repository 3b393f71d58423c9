/** Why a file is not read: each reason says what the person can do about it. */
import { Problem, type Words } from '../problem.ts'
import { bounds } from './sheet.ts'

/** 422 at the field `file`. */
function refusal(code: string, words: Words, details: Record<string, unknown> = {}): Problem {
  return new Problem(`sheet.${code}`, 422, words, {
    fields: [{ field: 'file', code: `sheet.${code}`, message: words }],
    details,
  })
}

const saveAs: Words = {
  vi: 'Xin mở tệp bằng Excel hoặc LibreOffice, chọn “Lưu thành” (Save As), loại “Excel Workbook (.xlsx)”, rồi tải lên lại.',
  en: 'Please open it in Excel or LibreOffice, choose “Save As”, type “Excel Workbook (.xlsx)”, and upload it again.',
}

function andSave(words: Words): Words {
  return { vi: `${words.vi} ${saveAs.vi}`, en: `${words.en} ${saveAs.en}` }
}

export const emptyFile = () =>
  refusal('empty', {
    vi: 'Tệp không có dòng nào. Xin kiểm tra lại tệp đã chọn.',
    en: 'The file has no rows. Please check which file was chosen.',
  })

export const tooLarge = () =>
  refusal('too-large', {
    vi: `Tệp quá lớn (tối đa ${bounds.file / 1024 / 1024} MB). Xin chia thành nhiều tệp nhỏ hơn.`,
    en: `The file is too large (at most ${bounds.file / 1024 / 1024} MB). Please split it into smaller files.`,
  })

export const notASheet = () =>
  refusal('not-a-sheet', {
    vi: 'Đây không phải bảng tính .xlsx hay .csv. Xin chọn lại tệp.',
    en: 'This is not a spreadsheet (.xlsx or .csv). Please choose another file.',
  })

export const oldExcel = () =>
  refusal(
    'old-excel',
    andSave({
      vi: 'Đây là tệp Excel đời cũ (.xls), chúng tôi không đọc được.',
      en: 'This is an old Excel file (.xls), which we can’t read.',
    }),
  )

export const binaryExcel = () =>
  refusal(
    'binary-excel',
    andSave({
      vi: 'Đây là tệp Excel dạng nhị phân (.xlsb), chúng tôi không đọc được.',
      en: 'This is a binary Excel file (.xlsb), which we can’t read.',
    }),
  )

export const otherProgram = (what: string) =>
  refusal(
    'other-program',
    andSave({
      vi: `Đây là ${what}, không phải bảng tính .xlsx.`,
      en: `This is ${what}, not an .xlsx workbook.`,
    }),
  )

export const encrypted = () =>
  refusal('encrypted', {
    vi: 'Tệp có đặt mật khẩu. Xin mở tệp, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ), lưu lại rồi tải lên.',
    en: 'The file is protected with a password. Please open it, remove the password (File → Info → Protect), save it and upload it again.',
  })

export const macros = () =>
  refusal(
    'macros',
    andSave({
      vi: 'Tệp có chứa macro (chương trình chạy bên trong tệp), vì an toàn chúng tôi không nhận.',
      en: 'The file contains macros (programs inside the file), which we refuse for safety.',
    }),
  )

export const bomb = () =>
  refusal('bomb', {
    vi: `Tệp nén bất thường: bung ra sẽ quá lớn (tối đa ${bounds.unpacked / 1024 / 1024} MB, ${bounds.entries} phần). Xin chép phần dữ liệu sang một tệp mới rồi tải lên lại.`,
    en: `The file is packed in an unusual way and would be too large unpacked (at most ${bounds.unpacked / 1024 / 1024} MB, ${bounds.entries} parts). Please copy the data into a new workbook and upload that.`,
  })

export const damaged = () =>
  refusal(
    'damaged',
    andSave({
      vi: 'Tệp bị hỏng hoặc tải lên chưa trọn, không đọc được.',
      en: 'The file is damaged or was not sent whole, so it can’t be read.',
    }),
  )

export const tooManyRows = () =>
  refusal('too-many-rows', {
    vi: `Bảng có quá nhiều dòng (tối đa ${bounds.rows.toLocaleString('vi-VN')} dòng một tệp). Xin chia thành nhiều tệp.`,
    en: `The table has too many rows (at most ${bounds.rows.toLocaleString('en')} in a file). Please split it.`,
  })

export const tooManyColumns = () =>
  refusal('too-many-columns', {
    vi: `Bảng có quá nhiều cột (tối đa ${bounds.columns}). Xin bỏ bớt những cột không dùng.`,
    en: `The table has too many columns (at most ${bounds.columns}). Please remove those that are not needed.`,
  })

export const tooMuchText = (cell: string) =>
  refusal('too-much-text', {
    vi: `Ô ${cell} có quá nhiều chữ (tối đa ${bounds.text.toLocaleString('vi-VN')} ký tự).`,
    en: `Cell ${cell} has too much text (at most ${bounds.text.toLocaleString('en')} characters).`,
  })

/** `cells` are the first ones found, `count` all of them. */
export function formulas(cells: readonly string[], count: number): Problem {
  const named = cells.join(', ')
  const more = count - cells.length
  return refusal(
    'formulas',
    {
      vi: `Bảng có công thức: ô ${named}${more > 0 ? ` và ${more} ô khác` : ''} là công thức. Xin chọn cả bảng, sao chép rồi “Dán giá trị” (Paste Values) để chỉ còn số và chữ, lưu lại và tải lên.`,
      en: `The table has formulas: ${count === 1 ? 'cell' : 'cells'} ${named}${more > 0 ? ` and ${more} more` : ''}. Please copy the whole table and use “Paste Values” so that only numbers and text remain, save it and upload it again.`,
    },
    { cells, count },
  )
}

/** `names` are the sheets that the workbook shows. */
export const noSuchSheet = (names: readonly string[]) =>
  refusal('no-such-sheet', {
    vi: `Không có trang tính tên đó. Các trang có trong tệp: ${names.join(', ')}.`,
    en: `There is no sheet of that name. The sheets in the file: ${names.join(', ')}.`,
  })
