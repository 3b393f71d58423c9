/** What a column of a list may hold, and a guess from its heading: accents, order of words and company may vary. */
import { foldedKey } from '#platform/i18n/vietnamese.rules.ts'

/** In the order of the form. Units are said in one column or in several, from the village to the province. */
export const targets = [
  'title',
  'unit',
  'village',
  'commune',
  'district',
  'province',
  'field',
  'level',
  'ownerBlock',
  'registered',
  'year',
  'typeId',
  'themes',
  'campaigns',
  'situation',
  'goals',
  'method',
  'targetGroup',
  'place',
  'lead',
  'coordinating',
  'participating',
  'resources',
  'budgetStateVnd',
  'budgetMobilisedVnd',
  'startsOn',
  'endsOn',
  'outputs',
  'sustainability',
] as const
export type Target = (typeof targets)[number]

/** Several columns may go into these, one under the other. */
const gathering: ReadonlySet<Target> = new Set([
  'themes',
  'campaigns',
  'situation',
  'goals',
  'method',
  'targetGroup',
  'lead',
  'coordinating',
  'participating',
  'resources',
  'outputs',
  'sustainability',
])

export function takesSeveral(target: Target): boolean {
  return gathering.has(target)
}

/** Headings as they are found, without accents; `*` stands for any words. The first fit of a target counts most. */
const headings: Readonly<Record<Target, readonly string[]>> = {
  title: [
    'ten mo hinh',
    'ten mo hinh *',
    'ten cong trinh *',
    'mo hinh',
    'ten viec lam *',
    'ten dien hinh *',
    'ten',
    'mo hinh dan van kheo',
    'ten goi *',
    'name of the model',
  ],
  unit: [
    'don vi',
    'don vi dang ky',
    'ten don vi',
    'dia phuong don vi',
    'don vi dia phuong',
    'don vi thuc hien',
    'don vi xay dung *',
    'don vi * mo hinh',
    'dia phuong',
    'noi dang ky',
    'unit',
  ],
  village: [
    'thon',
    'thon *',
    'to dan pho',
    'khu dan cu',
    'to dan pho *',
    'khu dan cu *',
    'ap',
    'ban',
    'buon',
    'khu pho',
  ],
  commune: ['xa phuong', 'phuong xa', 'xa phuong *', 'phuong xa *', 'xa', 'phuong', 'cap xa', 'ten xa *'],
  district: [
    'huyen',
    'quan huyen',
    'quan huyen *',
    'huyen quan',
    'huyen thi xa *',
    'huyen quan *',
    'quan',
    'huyen cu',
    'thi xa',
  ],
  province: ['tinh', 'tinh thanh pho', 'tinh tp', 'tinh thanh', 'thanh pho', 'province'],
  field: ['linh vuc', 'linh vuc *', 'thuoc linh vuc', 'nhom linh vuc', 'field'],
  level: ['cap dang ky', 'cap', 'cap mo hinh', 'cap do', 'cap quan ly', 'level *'],
  ownerBlock: ['khoi', 'khoi chu tri', 'khoi don vi', 'thuoc khoi', 'khoi thi dua', 'owner block'],
  registered: [
    'ngay dang ky',
    'ngay thang dang ky',
    'thoi gian dang ky',
    'ngay thang nam dang ky',
    'thoi diem dang ky',
    'thang dang ky',
    'ngay thang nam',
    'ngay dk',
    'registered on',
    'thoi gian',
  ],
  year: ['nam', 'nam phong trao', 'nam dang ky', 'nam thuc hien', 'nam *', 'year *'],
  typeId: ['loai mo hinh', 'loai hinh', 'loai', 'nhom mo hinh', 'type of model'],
  themes: ['chu de', 'chu de *', 'chuyen de', 'themes'],
  campaigns: [
    'cuoc van dong phong trao',
    'cuoc van dong',
    'phong trao',
    'cuoc van dong *',
    'phong trao *',
    'chuong trinh',
    'campaigns *',
  ],
  situation: [
    'thuc trang va ly do',
    'thuc trang',
    'tinh hinh',
    'ly do',
    'tinh hinh *',
    'thuc trang *',
    'su can thiet *',
    'ly do *',
    'situation *',
  ],
  goals: ['muc tieu', 'muc dich', 'muc tieu *', 'muc dich *', 'chi tieu', 'goals'],
  method: [
    'noi dung va cach lam',
    'noi dung cach lam',
    'cach lam',
    'noi dung',
    'noi dung *',
    'cach lam *',
    'cach thuc *',
    'giai phap *',
    'bien phap *',
    'content and method',
  ],
  targetGroup: ['lam cho ai voi ai', 'doi tuong', 'doi tuong *', 'nhom doi tuong', 'for whom *'],
  place: [
    'dia ban cu the',
    'dia diem',
    'dia ban',
    'dia diem *',
    'dia ban *',
    'noi thuc hien',
    'pham vi',
    'place',
  ],
  lead: ['don vi chu tri', 'chu tri', 'co quan chu tri', 'chu tri *', '* chu tri', 'leading organisations'],
  coordinating: [
    'don vi phoi hop',
    'phoi hop',
    'co quan phoi hop',
    'phoi hop *',
    '* phoi hop',
    'coordinating *',
  ],
  participating: [
    'don vi tham gia',
    'tham gia',
    'luc luong tham gia',
    'thanh phan tham gia',
    '* tham gia',
    'participating *',
  ],
  resources: ['nguon luc', 'nguon luc *', 'vat luc', 'co so vat chat', 'ngay cong *', 'resources'],
  budgetStateVnd: [
    'ngan sach nha nuoc',
    'ngan sach',
    'kinh phi nha nuoc',
    'kinh phi ngan sach *',
    'ngan sach *',
    'kinh phi',
    'kinh phi nha nuoc *',
    'kinh phi thuc hien *',
    'kinh phi trieu dong',
    'kinh phi dong',
    'state budget',
  ],
  budgetMobilisedVnd: [
    'van dong dong gop',
    'van dong',
    'xa hoi hoa',
    'kinh phi van dong *',
    'kinh phi xa hoi hoa *',
    'kinh phi huy dong *',
    'dong gop',
    'nhan dan dong gop *',
    'huy dong *',
    'xa hoi hoa *',
    'van dong *',
    'dong gop *',
    'contributions *',
  ],
  startsOn: ['bat dau', 'ngay bat dau', 'thoi gian bat dau', 'tu ngay', 'starts'],
  endsOn: ['ket thuc', 'ngay ket thuc', 'thoi gian ket thuc', 'den ngay', 'ngay hoan thanh', 'ends'],
  outputs: [
    'ket qua kiem duoc',
    'ket qua',
    'san pham',
    'dau ra',
    'ket qua *',
    'san pham *',
    'hieu qua *',
    'verifiable results',
  ],
  sustainability: [
    'kha nang duy tri va nhan rong',
    'kha nang nhan rong',
    'kha nang duy tri *',
    'tinh ben vung *',
    'nhan rong *',
    'kha nang *',
    'ability to last *',
  ],
}

/** How a list is counted and what our own result sheet adds: never taken for content. */
const ignored = new Set(['stt', 'tt', 'so tt', 'so thu tu', 'ghi chu', 'ket qua nhap', 'no'])

function matcher(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('* ', '(?:.+ )?').replaceAll(' *', '(?: .+)?')}$`, 'u')
}

const matchers = targets.flatMap((target) =>
  headings[target].map((pattern, place) => ({
    target,
    place,
    loose: pattern.includes('*'),
    test: matcher(pattern),
  })),
)

/** A heading without what stands in brackets, such as the unit of money, and without its number. */
function plain(heading: string): string {
  return foldedKey(heading.replace(/[([].*?[)\]]/gu, ' ').replace(/^\s*\d+[.)]/u, ' '))
}

interface Guess {
  readonly column: number
  readonly target: Target
  readonly score: number
}

function guesses(column: number, heading: string): Guess[] {
  const words = plain(heading)
  if (words === '' || ignored.has(words)) return []
  return matchers.flatMap(({ target, place, loose, test }) =>
    test.test(words) ? [{ column, target, score: (loose ? 100 : 200) - place }] : [],
  )
}

/** How many of the headings say something: the row of headings has the most. */
export function headingScore(headingTexts: readonly string[]): number {
  return guessColumns(headingTexts.map((text, i) => ({ column: i + 1, heading: text }))).size
}

/** What each column seems to hold; columns that say nothing are left out. One column for each target. */
export function guessColumns(
  columns: readonly { readonly column: number; readonly heading: string }[],
): Map<number, Target> {
  const all = columns
    .flatMap(({ column, heading }) => guesses(column, heading))
    .toSorted((a, b) => b.score - a.score || a.column - b.column)
  const guessed = new Map<number, Target>()
  const taken = new Set<Target>()
  for (const { column, target } of all) {
    if (guessed.has(column) || taken.has(target)) continue
    guessed.set(column, target)
    taken.add(target)
  }
  return guessed
}
