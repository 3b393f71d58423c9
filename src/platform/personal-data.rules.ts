/**
 * Knows a question that would make this software hold what it must never hold about a person: religion, ethnicity,
 * political opinion, Party membership, attitude, and health, crime or fertility of somebody in particular. Whoever
 * lets people define fields, criteria or indicators asks here before it is saved.
 */
import type { FieldError, Words } from './problem.ts'

const attributes = [
  'religion',
  'ethnicity',
  'political_opinion',
  'party_membership',
  'attitude',
  'private_life',
] as const
export type PersonalAttribute = (typeof attributes)[number]

interface Signs {
  /** Asks for the attribute by being there. */
  readonly always: string
  /** Asks for it once the text speaks of somebody or some household in particular. */
  readonly ofSomebody: string
  /** A number of a whole place is no attribute of anybody. */
  readonly mayBeCounted: boolean
}

const signs: Readonly<Record<PersonalAttribute, Signs>> = {
  religion: {
    always: `tôn giáo, tín ngưỡng, theo đạo, có đạo, tín đồ, giáo dân, đi lễ chùa, đi lễ nhà thờ, religion, religions,
      religious, faith, denomination`,
    ofSomebody: `công giáo, thiên chúa giáo, phật giáo, phật tử, tin lành, cao đài, hòa hảo, hoà hảo, hồi giáo,
      catholic, catholics, buddhist, buddhists, protestant, protestants, muslim, muslims, believer`,
    mayBeCounted: true,
  },
  ethnicity: {
    always: 'dân tộc, sắc tộc, tộc người, ethnic, ethnicity, racial',
    ofSomebody: 'race, người kinh, người hoa, người khmer, người chăm, người mông, người tày, người thái',
    mayBeCounted: true,
  },
  political_opinion: {
    always: `quan điểm chính trị, chính kiến, lập trường chính trị, xu hướng chính trị, khuynh hướng chính trị,
      political opinion, political opinions, political view, political views, political stance, political leaning`,
    ofSomebody: 'tư tưởng chính trị, bầu cho ai, bỏ phiếu cho ai, lý lịch chính trị, voted for',
    mayBeCounted: false,
  },
  party_membership: {
    always: `đảng viên, vào đảng, kết nạp đảng, tuổi đảng, thẻ đảng, party member, party members,
      party membership, member of the party`,
    ofSomebody: 'chi bộ sinh hoạt, in the party',
    mayBeCounted: true,
  },
  attitude: {
    always: 'thái độ, lòng trung thành, attitude, attitudes, loyalty',
    ofSomebody: `phản đối, chống đối, không đồng ý, chưa đồng ý, không đồng thuận, chưa đồng thuận, không ủng hộ,
      against, opposes, opposed, disagree, disagrees`,
    mayBeCounted: false,
  },
  private_life: {
    always: '',
    ofSomebody: `ma túy, ma tuý, nghiện, hiv, tiền án, tiền sự, phạm tội, vi phạm pháp luật, bệnh, bệnh án, khuyết tật,
      tâm thần, sinh con thứ ba, con thứ ba, triệt sản, tránh thai, drug, drugs, addict, addicts, convicted, disease,
      illness, disability, third child, contraception`,
    mayBeCounted: true,
  },
}

/** Sayings in which those words mean something else. */
const sayings = phrases(`toàn dân tộc, bản sắc dân tộc, văn hóa dân tộc, văn hoá dân tộc, hồn dân tộc,
  đoàn kết dân tộc, đoàn kết các dân tộc, đoàn kết tôn giáo, ban dân tộc, phòng dân tộc, dân tộc nội trú,
  dân tộc bán trú, nhạc cụ dân tộc, trang phục dân tộc, trò chơi dân tộc, đạo đức, đạo lý, đạo diễn,
  thái độ phục vụ, thái độ của cán bộ, thái độ tiếp dân, service attitude, attitude of officials,
  good faith, ethnic culture`)

/** Organisations and areas; no person, unless the text speaks of one. */
const places = phrases(`cơ sở tôn giáo, tổ chức tôn giáo, công trình tôn giáo, cơ sở tín ngưỡng,
  công trình tín ngưỡng, vùng dân tộc, vùng đồng bào dân tộc, đồng bào dân tộc, đồng bào các dân tộc,
  thôn dân tộc, religious site, religious sites, religious organisation, religious organisations,
  ethnic minority area, ethnic minority areas`)

const somebody =
  phrases(`từng người, mỗi người, tên người, người nào, họ tên, họ và tên, danh sách, của người,
  của công dân, chủ hộ, từng hộ, mỗi hộ, của hộ, trong hộ,
  tên hộ, hộ nào, cá nhân, căn cước, cccd, thành viên gia đình, nhân khẩu là, ai là, each person, every person,
  per person, each household, every household, per household, household head, head of household, full name, name of,
  names of, list of, citizen id`)

const counting = phrases(`số, tổng số, tỷ lệ, tỉ lệ, bao nhiêu, có bao nhiêu, number of, numbers of, share of,
  percentage of, proportion of, rate of, count of, how many, total`)

type Phrase = readonly string[]

function wordsOf(text: string): string[] {
  const spaced = text.normalize('NFC').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  return spaced.toLowerCase().match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? []
}

function phrases(list: string): readonly Phrase[] {
  return list
    .split(',')
    .map(wordsOf)
    .filter((phrase) => phrase.length > 0)
}

const compiled = attributes.map((attribute) => ({
  attribute,
  always: phrases(signs[attribute].always),
  ofSomebody: phrases(signs[attribute].ofSomebody),
  mayBeCounted: signs[attribute].mayBeCounted,
}))

function plain(word: string): string {
  return word.replaceAll('đ', 'd').normalize('NFD').replace(/\p{M}/gu, '')
}

/** As written, or typed without any accent: `dang vien` is đảng viên, `dạng viên` is not. */
function standsAt(words: readonly string[], at: number, phrase: Phrase): boolean {
  return phrase.every((word, i) => words[at + i] === word || words[at + i] === plain(word))
}

function has(words: readonly string[], list: readonly Phrase[]): boolean {
  return words.some((_, at) => list.some((phrase) => standsAt(words, at, phrase)))
}

function without(words: readonly string[], list: readonly Phrase[]): string[] {
  const left: string[] = []
  for (let at = 0; at < words.length; ) {
    const found = list.find((phrase) => standsAt(words, at, phrase))
    // What stood on both sides must not become one phrase.
    left.push(found ? '·' : (words[at] ?? ''))
    at += found?.length ?? 1
  }
  return left
}

/**
 * The attribute of a person that a name, a question or the key of a field asks for; undefined where it asks for
 * none. Counts of a whole place are none: `Số đảng viên của chi bộ`.
 */
export function personalAttributeAsked(text: string): PersonalAttribute | undefined {
  const all = wordsOf(text)
  const ofSomebody = has(all, somebody)
  const words = without(all, ofSomebody ? sayings : [...sayings, ...places])
  const counted = !ofSomebody && counting.some((phrase) => standsAt(words, 0, phrase))
  return compiled.find(
    (sign) =>
      (has(words, sign.always) && !(counted && sign.mayBeCounted)) ||
      (ofSomebody && has(words, sign.ofSomebody)),
  )?.attribute
}

const names: Readonly<Record<PersonalAttribute, Words>> = {
  religion: { vi: 'tôn giáo', en: 'religion' },
  ethnicity: { vi: 'dân tộc', en: 'ethnicity' },
  political_opinion: { vi: 'quan điểm chính trị', en: 'political opinion' },
  party_membership: { vi: 'việc ai là đảng viên', en: 'Party membership' },
  attitude: { vi: 'thái độ', en: 'attitude' },
  private_life: { vi: 'sức khỏe, vi phạm, việc sinh con', en: 'health, offences or children' },
}

/** The refusal of a text that asks for such an attribute, for the form field it stands in; empty where it may stand. */
export function personalDataErrors(field: string, text: string): FieldError[] {
  const attribute = personalAttributeAsked(text)
  if (!attribute) return []
  const { vi, en } = names[attribute]
  return [
    {
      field,
      code: 'personal_attribute',
      message: {
        vi: `Không được hỏi hay ghi ${vi} của từng người, từng hộ. Chỉ hỏi về cả nơi, hoặc ghi một con số chung (“Số …”).`,
        en: `The ${en} of a person or a household must not be asked for or recorded. Ask about the place as a whole, or for a number (“Number of …”).`,
      },
    },
  ]
}
