/** The few words components say themselves, in both languages. Everything else arrives translated. */
import type { Locale } from './view.ts'

const vi = {
  skip: 'Đến nội dung chính',
  menu: 'Các mục',
  navigation: 'Các mục chính',
  footer: 'Về trang này',
  breadcrumbs: 'Bạn đang ở',
  contents: 'Trên trang này',
  searchLabel: 'Tìm phường, xã',
  search: 'Tìm',
  signIn: 'Đăng nhập',
  signOut: 'Đăng xuất',
  otherLanguage: 'English',
  about: 'Phần mềm dân sự mã nguồn mở cho phong trào Dân vận khéo và chính quyền cơ sở.',
  openData: 'Dữ liệu mở',
  api: 'Cho người lập trình',
  licence: 'Giấy phép MIT',
  printed: (date: string) => `In ngày ${date}`,
  errorTitle: 'Có chỗ cần sửa',
  errorPrefix: 'Lỗi:',
  optional: '(không bắt buộc)',
  atMost: (count: string) => `Nhiều nhất ${count} ký tự`,
  pages: 'Chuyển trang',
  previous: 'Trang trước',
  next: 'Trang sau',
  filter: 'Lọc',
  clearFilters: 'Bỏ lọc',
  filters: 'Bộ lọc',
  steps: 'Các bước',
  stepDone: 'Đã xong',
  stepCurrent: 'Đang làm',
  stepNext: 'Chưa tới',
  stepLate: 'Quá hạn',
  yours: 'Bản của anh/chị',
  theirs: (name: string) => `Bản của ${name}`,
  blank: '(để trống)',
  chooseVersion: 'Chọn bản giữ lại',
  chartTable: 'Xem số liệu dạng bảng',
  chartEmpty: 'Chưa có số liệu để vẽ.',
  noFigure: 'không có số',
  withheld: 'không công bố',
  mapMissing: (count: number) => `${count} nơi chưa có ranh giới, chỉ có trong bảng.`,
  mapGaps: (count: number) => `${count} đơn vị nhỏ hơn chưa có ranh giới, chỗ đó để trống.`,
  mapSource: 'Ranh giới',
  orMore: (from: string) => `từ ${from}`,
  toUnder: (from: string, to: string) => `${from} đến dưới ${to}`,
  unfinishedYear: 'Dấu rỗng: năm chưa kết thúc.',
  ofThem: 'trong đó',
  nestedNote: 'Mỗi bậc nằm trong bậc trước: các số này không cộng với nhau.',
  notProvided: 'Chưa có',
  fileKinds: {
    photo: 'Ảnh JPEG, PNG hoặc WebP',
    document: 'PDF, Word, Excel, PowerPoint (bản mới, không macro), OpenDocument, .txt hoặc .csv',
    sheet: 'Excel .xlsx hoặc .csv',
  },
  fileLimit: (kinds: string, megabytes: number, max: number) =>
    `${kinds}, mỗi tệp tối đa ${megabytes} MB, ${max > 1 ? `mỗi lần nhiều nhất ${max} tệp` : 'một tệp'}.`,
  chooseAgain: 'Xin chọn lại tệp: trình duyệt không giữ tệp đã chọn lần trước.',
  photo: (n: number) => `Ảnh ${n}`,
  before: 'Trước',
  after: 'Sau',
  important: 'Lưu ý',
  success: 'Đã xong',
  warning: 'Cảnh báo',
}

type Plain<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends object
      ? T[K] extends (...all: never[]) => unknown
        ? T[K]
        : Plain<T[K]>
      : T[K]
}
type Words = Plain<typeof vi>

const en: Words = {
  skip: 'Skip to main content',
  menu: 'Menu',
  navigation: 'Main sections',
  footer: 'About this site',
  breadcrumbs: 'You are here',
  contents: 'On this page',
  searchLabel: 'Find a ward or commune',
  search: 'Search',
  signIn: 'Sign in',
  signOut: 'Sign out',
  otherLanguage: 'Tiếng Việt',
  about: 'Open-source civic software for the skilful mass mobilisation movement and grassroots government.',
  openData: 'Open data',
  api: 'For programmers',
  licence: 'MIT licence',
  printed: (date) => `Printed ${date}`,
  errorTitle: 'There is a problem',
  errorPrefix: 'Error:',
  optional: '(optional)',
  atMost: (count) => `At most ${count} characters`,
  pages: 'Pages',
  previous: 'Previous page',
  next: 'Next page',
  filter: 'Filter',
  clearFilters: 'Clear filters',
  filters: 'Filters',
  steps: 'Steps',
  stepDone: 'Done',
  stepCurrent: 'In progress',
  stepNext: 'Not started',
  stepLate: 'Overdue',
  yours: 'Your version',
  theirs: (name) => `${name}'s version`,
  blank: '(blank)',
  chooseVersion: 'Choose which to keep',
  chartTable: 'Show the figures as a table',
  chartEmpty: 'No figures to draw yet.',
  noFigure: 'no figure',
  withheld: 'withheld',
  mapMissing: (count) => `Without boundaries, in the table only: ${count}.`,
  mapGaps: (count) => `Smaller units without boundaries, left blank: ${count}.`,
  mapSource: 'Boundaries',
  orMore: (from) => `${from} and more`,
  toUnder: (from, to) => `${from} to under ${to}`,
  unfinishedYear: 'Hollow mark: the year is not over.',
  ofThem: 'of them',
  nestedNote: 'Each grade lies within the one before: these numbers do not add up.',
  notProvided: 'Not provided',
  fileKinds: {
    photo: 'JPEG, PNG or WebP photos',
    document: 'PDF, Word, Excel, PowerPoint (new types, no macros), OpenDocument, .txt or .csv',
    sheet: 'Excel .xlsx or .csv',
  },
  fileLimit: (kinds, megabytes, max) =>
    `${kinds}, at most ${megabytes} MB each, ${max > 1 ? `up to ${max} files at once` : 'one file'}.`,
  chooseAgain: 'Please choose the files again: browsers do not keep what was chosen before.',
  photo: (n) => `Photo ${n}`,
  before: 'Before',
  after: 'After',
  important: 'Note',
  success: 'Done',
  warning: 'Warning',
}

/** Use as `words[locale].next`. */
export const words: Readonly<Record<Locale, Words>> = { vi, en }

/** Civil date `2026-11-21` → `21/11/2026`, the same in both languages. */
export function dayMonthYear(date: string): string {
  return date.split('-').reverse().join('/')
}
