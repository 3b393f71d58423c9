/** The words by which lists call fields, levels and blocks: by their names, old names and short forms. */
import { foldedKey } from '#platform/i18n/vietnamese.rules.ts'

/** Each value with patterns over words without accents; the first that fits counts. */
type Vocabulary<T extends string> = readonly (readonly [T, RegExp])[]

const fieldWords: Vocabulary<'economy' | 'culture_society' | 'security_defence' | 'political_system'> = [
  ['economy', /^(?:linh vuc )?(?:kinh te|phat trien kinh te|kt|economy|economic)\b(?! xa hoi)/u],
  ['culture_society', /^(?:linh vuc )?(?:van hoa|vh ?xh|vhxh|van xa|xa hoi|culture)/u],
  ['security_defence', /^(?:linh vuc )?(?:quoc phong|an ninh|qp ?an|an ?qp|qpan|anqp|security|defence)/u],
  [
    'political_system',
    /^(?:linh vuc )?(?:xay dung (?:he thong chinh tri|dang|chinh quyen)|he thong chinh tri|xd ?htct|htct|chinh tri|political|party building)/u,
  ],
]

const levelWords: Vocabulary<'village' | 'grassroots' | 'district' | 'province'> = [
  [
    'village',
    /^(?:cap )?(?:thon|ban|ap|buon|lang|to dan pho|khu dan cu|khu pho|khoi pho|village|tdp|kdc)\b/u,
  ],
  ['grassroots', /^(?:cap )?(?:co so|xa|phuong|thi tran|dac khu|grassroots|commune)\b/u],
  ['district', /^(?:cap )?(?:huyen|quan|thi xa|district)\b/u],
  ['province', /^(?:cap )?(?:tinh|thanh pho|tp|province|city)\b/u],
]

const blockWords: Vocabulary<'party' | 'state' | 'front_unions' | 'armed_forces' | 'other'> = [
  [
    'armed_forces',
    /^(?:khoi )?(?:luc luong vu trang|llvt|vu trang|cong an|quan su|quan doi|bo doi|bien phong|armed)/u,
  ],
  [
    'front_unions',
    /^(?:khoi )?(?:mat tran|mttq|doan the|mt doan the|hoi doan the|to chuc chinh tri xa hoi|front)/u,
  ],
  ['party', /^(?:khoi )?(?:dang|co quan dang|to chuc dang|cac co quan dang|party)\b/u],
  [
    'state',
    /^(?:khoi )?(?:nha nuoc|chinh quyen|quan ly nha nuoc|co quan nha nuoc|hanh chinh|ubnd|uy ban nhan dan|state)\b/u,
  ],
  ['other', /^(?:khoi )?(?:khac|other|doanh nghiep|truong hoc|don vi khac)\b/u],
]

function read<T extends string>(vocabulary: Vocabulary<T>, text: string): T | undefined {
  const words = foldedKey(text)
  return vocabulary.find(([value, pattern]) => words === foldedKey(value) || pattern.test(words))?.[0]
}

export const readField = (text: string) => read(fieldWords, text)
export const readLevel = (text: string) => read(levelWords, text)
export const readBlock = (text: string) => read(blockWords, text)

/** Names one a line, or parted by semicolons or commas. */
export function readNames(text: string): string[] {
  return text
    .split(/[\n\r;,]+/u)
    .map((name) => name.replace(/^[\s\-–+•*]+/u, '').trim())
    .filter((name) => name !== '')
}

/** Words that stand before the name of a person, not of an organisation. */
const person = /^(?:ông|bà|anh|chị|đ\/c|đc|đồng chí|mr|mrs|ms)[\s.:]+\p{L}/iu

export function namesAPerson(name: string): boolean {
  return person.test(name.normalize('NFC'))
}
