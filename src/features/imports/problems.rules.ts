/** The refusals of this feature, each with a stable code, and the reasons beside rows that are not plain words. */
import { type FieldError, invalid, notFound, Problem } from '#platform/problem.ts'
import type { Period } from './days.rules.ts'

export const noImport = () => notFound({ vi: 'bảng nhập này', en: 'this import' })

/** As many lists may wait at once. */
export const mostOpen = 20

export const tooManyOpen = () =>
  new Problem('import.too-many-open', 409, {
    vi: `Anh/chị đang có ${mostOpen} bảng chưa nhập xong. Xin nhập hoặc bỏ bớt trước khi gửi bảng mới.`,
    en: `You have ${mostOpen} lists that are not entered yet. Please enter or remove some before sending another.`,
  })

/** 409: somebody, or another window, was faster. */
export const wrongMoment = () =>
  new Problem('import.wrong-moment', 409, {
    vi: 'Bảng này vừa chuyển sang bước khác. Xin mở lại trang để xem bước tiếp theo.',
    en: 'This list has moved on meanwhile. Please open the page again to see what comes next.',
  })

export const nothingGood = () =>
  new Problem('import.nothing-good', 409, {
    vi: 'Không có dòng nào nhập được. Xin tải bảng kết quả về, sửa theo cột “Kết quả nhập” rồi gửi lại.',
    en: 'There is no row that can be entered. Please download the result, mend the rows and send them again.',
  })

export const cleared = () =>
  new Problem('import.cleared', 410, {
    vi: 'Nội dung bảng này đã được xóa theo hạn lưu 90 ngày.',
    en: 'What was sent has been removed after its 90 days.',
  })

export const noFile = () =>
  invalid([
    {
      field: 'file',
      code: 'missing',
      message: { vi: 'Xin chọn tệp bảng tính.', en: 'Please choose a spreadsheet.' },
    },
  ])

/** What every row must say, where the list has no column for it and nothing stands in. */
export function neededForAll(field: string, name: { vi: string; en: string }): FieldError {
  return {
    field,
    code: 'no_column_for',
    message: {
      vi: `${name.vi}: bảng không có cột này, xin ghi một giá trị chung cho mọi dòng.`,
      en: `${name.en}: the list has no such column; please say what holds for all rows.`,
    },
  }
}

export function noTitleColumn(): FieldError {
  return {
    field: 'columns',
    code: 'no_title',
    message: {
      vi: 'Xin chọn cột nào là “Tên mô hình”.',
      en: 'Please choose the column that holds the name of the model.',
    },
  }
}

/** Two columns for something that is said once. */
export function twice(target: string, name: { vi: string; en: string }): FieldError {
  return {
    field: 'columns',
    code: 'twice',
    message: {
      vi: `Có hơn một cột được chọn là “${name.vi}”. Xin giữ một cột.`,
      en: `More than one column was chosen as “${name.en}”. Please keep one.`,
    },
  }
}

export function noSuchHeader(): FieldError {
  return {
    field: 'row',
    code: 'no_row',
    message: {
      vi: 'Dòng này không có trong bảng, hoặc dưới nó không còn dòng nào.',
      en: 'The list has no such row, or none below it.',
    },
  }
}

export function noSource(): FieldError {
  return {
    field: 'source',
    code: 'missing',
    message: {
      vi: 'Xin ghi văn bản đã công bố các mô hình này, ví dụ “Quyết định 12/QĐ-UBND ngày 05/01/2025”.',
      en: 'Please name the decision or report that published these models.',
    },
  }
}

const quote = (text: string) => `“${text.length > 80 ? `${text.slice(0, 79)}…` : text}”`

export interface Possible {
  readonly place: string
  readonly from: string | null
  /** Exclusive. */
  readonly to: string | null
}

function dayBefore(date: string): string {
  const at = new Date(`${date}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() - 1)
  return at.toISOString().slice(0, 10)
}

function shown(date: string): string {
  const [year, month, day] = date.split('-')
  return `${day}/${month}/${year}`
}

function when({ from, to }: Possible): { vi: string; en: string } {
  const since = from === null ? undefined : shown(from)
  const until = to === null ? undefined : shown(dayBefore(to))
  const vi = [since && `từ ${since}`, until && `đến ${until}`].filter((part) => part !== undefined).join(' ')
  const en = [since && `from ${since}`, until && `until ${until}`]
    .filter((part) => part !== undefined)
    .join(' ')
  return { vi: vi && ` (${vi})`, en: en && ` (${en})` }
}

/** Why no unit was taken, with what it may mean. */
export function noUnit(
  why: 'several' | 'other-time' | 'nowhere',
  places: readonly string[],
  possible: readonly Possible[],
  { from, to }: Period,
): FieldError {
  const typed = quote(places.join(', '))
  const list = (locale: 'vi' | 'en') => possible.map((one) => `${one.place}${when(one)[locale]}`).join('; ')
  const [day, day2] = [shown(from), shown(to)]
  const message = {
    several: {
      vi: `${typed} có thể là: ${list('vi')}. Xin ghi có dấu, hoặc ghi thêm huyện, tỉnh.`,
      en: `${typed} may be: ${list('en')}. Please write it with its accents, or add the district or province.`,
    },
    'other-time': {
      vi: `${from === to ? `Ngày ${day}` : `Từ ${day} đến ${day2}`} không có đơn vị ${typed} đúng như ghi. Gần nhất: ${list('vi')}.`,
      en: `There was no unit ${typed} as written ${from === to ? `on ${day}` : `from ${day} to ${day2}`}. Nearest: ${list('en')}.`,
    },
    nowhere: {
      vi: `Không tìm thấy đơn vị ${typed}.`,
      en: `No unit ${typed} was found.`,
    },
  }[why]
  return { field: 'unit', code: `unit_${why.replace('-', '_')}`, message }
}

export function villageUnknown(typed: string): FieldError {
  return {
    field: 'unit',
    code: 'village_unknown',
    message: {
      vi: `${quote(typed)} chưa có trong danh mục đơn vị, nên mô hình được ghi ở cấp trên và thôn được ghi vào địa bàn.`,
      en: `${quote(typed)} is in no list of units, so the model is entered for the unit above, with the village as its place.`,
    },
  }
}

export function notYet(): FieldError {
  return {
    field: 'registered',
    code: 'future',
    message: { vi: 'Ngày đăng ký chưa tới.', en: 'This day has not come yet.' },
  }
}

export function sameRow(row: number): FieldError {
  return {
    field: 'title',
    code: 'same_row',
    message: { vi: `Trùng hoàn toàn với dòng ${row}.`, en: `The same as row ${row}.` },
  }
}

export function similarRow(row: number): FieldError {
  return {
    field: 'title',
    code: 'similar_row',
    message: {
      vi: `Cùng đơn vị, cùng năm và tên gần giống dòng ${row}.`,
      en: `The same unit and year as row ${row}, and nearly the same name.`,
    },
  }
}

export function similarModel(title: string): FieldError {
  return {
    field: 'title',
    code: 'similar_model',
    message: {
      vi: `Đơn vị này trong năm ấy đã có mô hình ${quote(title)}. Muốn sửa thì mở mô hình đó.`,
      en: `This unit has the model ${quote(title)} in that year already. Open that one to change it.`,
    },
  }
}

export function enteredBefore(): FieldError {
  return {
    field: 'title',
    code: 'entered_before',
    message: { vi: 'Dòng này đã nhập trước đây.', en: 'This row was entered before.' },
  }
}

/** Entered, but not submitted: a person has to look at it first. */
export function keptDraft(why: 'similar' | 'repeats-union'): FieldError {
  return {
    field: 'title',
    code: 'kept_draft',
    message:
      why === 'similar'
        ? {
            vi: 'Gần đây đã có mô hình giống nên còn là bản nháp; xin mở ra, ghi vì sao là việc khác rồi gửi.',
            en: 'There is a recent model like it, so it is still a draft; please open it, say why it is another work and submit it.',
          }
        : {
            vi: 'Trùng với mô hình của Mặt trận, đoàn thể mà nơi này không cho trùng, nên còn là bản nháp.',
            en: 'It repeats a model of the Front or a union, which this place forbids, so it is still a draft.',
          },
  }
}
