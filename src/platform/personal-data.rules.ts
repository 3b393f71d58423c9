/**
 * Knows a question that would make this software hold what it must never hold about a person: religion, ethnicity,
 * political opinion, Party membership, attitude, and health, crime or fertility of somebody in particular; pictures of
 * people and marks given to them. Whoever lets people define fields, criteria or indicators asks here before it is saved.
 * It knows phrases, not meanings: who means harm finds other words, but nobody does harm without noticing.
 */
import type { FieldError, Words } from './problem.ts'
import {
  attributes,
  counting as countingWords,
  naming as namingWords,
  type PersonalAttribute,
  places as placesWords,
  sayings as sayingsWords,
  signs,
  somebody as somebodyWords,
} from './personal-data-words.rules.ts'

export type { PersonalAttribute }

/**
 * What the text is: a `field` of a form, a `criterion` that a whole place meets or not, or a `count` that an organisation
 * supplies of a place. A field's text counts where it begins like a number: `Số đảng viên của chi bộ`.
 */
export type AskedAs = 'field' | 'criterion' | 'count'

/** A word to compare: with its accents, however they are typed, and without. */
interface Word {
  readonly exact: string
  readonly plain: string
}

type Phrase = readonly Word[]

const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu

/** Signs that nobody sees, which would part a word for the machine and not for the reader. */
const unseen = /[\p{Cf}\u034F\u115F\u1160\u3164\uFFA0]/gu

/** Letters of other alphabets that look like Latin ones; Ð of Iceland stands for Đ in many an old Vietnamese text. */
const alike = new Map(
  'аaеeоoрpсcуyхxіiѕsјjһhвbкkмmнhтtпnгrԁdѵvαaβbγyεeηnιiκkνvοoρpτtυuχxðđɖđɗđıiɩiɡgɑa'
    .match(/../gu)
    ?.map(([letter = '', latin = '']) => [letter, latin] as const),
)

/** The tone goes to the word's end, so that hoà and hòa are one. */
function wordOf(text: string): Word {
  const apart = [...text.normalize('NFKD').toLowerCase()].map((char) => alike.get(char) ?? char).join('')
  const tone = (apart.match(tones) ?? []).join('')
  return {
    exact: apart.replace(tones, '') + tone,
    plain: apart.replace(/\p{M}/gu, '').replaceAll('đ', 'd'),
  }
}

const letter = /^\p{L}\p{M}*$/u

/** Three letters and more that stand each for itself are a word spaced out: `t ô n`. */
function closedUp(words: readonly string[]): string[] {
  const closed: string[] = []
  let run: string[] = []
  for (const word of [...words, '']) {
    if (letter.test(word)) {
      run.push(word)
      continue
    }
    closed.push(...(run.length > 2 ? [run.join('')] : run), ...(word === '' ? [] : [word]))
    run = []
  }
  return closed
}

function wordsOf(text: string): Word[] {
  const spaced = text.replace(unseen, '').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  return closedUp(spaced.match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? []).map(wordOf)
}

/** Each phrase, and as one word: `tôngiáo`, `party_member`, `partymember`. */
function phrases(list: string): readonly Phrase[] {
  return list.split(',').flatMap((said) => {
    const words = wordsOf(said)
    const joined = said.replace(/[^\p{L}\p{M}\p{Nd}]+/gu, '')
    return words.length > 1 ? [words, [wordOf(joined)]] : words.length === 1 ? [words] : []
  })
}

const compiled = attributes.map((attribute) => ({
  ...signs[attribute],
  attribute,
  always: phrases(signs[attribute].always),
  ofSomebody: phrases(signs[attribute].ofSomebody),
}))
const sayings = phrases(sayingsWords)
const places = phrases(placesWords)
const somebody = phrases(somebodyWords)
const naming = phrases(namingWords)
const counting = phrases(countingWords)

/** As written, or typed without any accent: `dang vien` is đảng viên, `dạng viên` is not. */
function same(word: Word | undefined, wanted: Word): boolean {
  if (word === undefined) return false
  return word.exact === wanted.exact || (word.exact === word.plain && word.plain === wanted.plain)
}

function standsAt(words: readonly Word[], at: number, phrase: Phrase): boolean {
  return phrase.every((wanted, i) => same(words[at + i], wanted))
}

function has(words: readonly Word[], list: readonly Phrase[]): boolean {
  return words.some((_, at) => list.some((phrase) => standsAt(words, at, phrase)))
}

/** What stood on both sides must not become one phrase. */
const gap: Word = { exact: '·', plain: '·' }

function without(words: readonly Word[], list: readonly Phrase[]): Word[] {
  const left: Word[] = []
  for (let at = 0; at < words.length; ) {
    const found = list.find((phrase) => standsAt(words, at, phrase))
    left.push(found ? gap : (words[at] ?? gap))
    at += found?.length ?? 1
  }
  return left
}

/**
 * The attribute of a person that a name, a question or the key of a field asks for; undefined where it asks for
 * none. Counts of a whole place are none: `Số đảng viên của chi bộ`.
 */
export function personalAttributeAsked(text: string, as: AskedAs = 'field'): PersonalAttribute | undefined {
  const all = wordsOf(text)
  const ofSomebody = has(all, somebody)
  const words = without(all, ofSomebody ? sayings : [...sayings, ...places])
  const counted = !ofSomebody && (as === 'count' || counting.some((phrase) => standsAt(words, 0, phrase)))
  return compiled.find(
    (sign) =>
      (has(words, sign.always) && !(counted && sign.mayBeCounted)) ||
      (ofSomebody && has(words, sign.ofSomebody)),
  )?.attribute
}

/** Whether a count is one that only an organisation can give of itself: its Party members, believers, minorities. */
export function needsSupplier(text: string): boolean {
  const words = without(wordsOf(text), sayings)
  return compiled.some((sign) => sign.supplied === true && has(words, sign.always))
}

const names: Readonly<Record<PersonalAttribute, Words>> = {
  surveillance: { vi: 'hình ảnh hay việc đi lại', en: 'pictures or movements' },
  scoring: { vi: 'điểm số, thứ hạng', en: 'scores or ranks' },
  religion: { vi: 'tôn giáo', en: 'religion' },
  ethnicity: { vi: 'dân tộc', en: 'ethnicity' },
  political_opinion: { vi: 'quan điểm chính trị', en: 'political opinion' },
  party_membership: { vi: 'việc ai là đảng viên', en: 'Party membership' },
  attitude: { vi: 'thái độ', en: 'attitude' },
  private_life: { vi: 'sức khỏe, vi phạm, việc sinh con', en: 'health, offences or children' },
}

/**
 * The refusal of a text that asks for such an attribute, for the form field it stands in; empty where it may stand.
 * A criterion or count that names people or lists them is refused as well, whatever it asks of them.
 */
export function personalDataErrors(field: string, text: string, as: AskedAs = 'field'): FieldError[] {
  const attribute = personalAttributeAsked(text, as)
  if (attribute) {
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
  if (as === 'field' || !has(wordsOf(text), naming)) return []
  return [
    {
      field,
      code: 'personal_list',
      message: {
        vi: 'Chỉ tiêu chỉ đếm cho cả nơi: không ghi tên, không lập danh sách và không theo từng người, từng hộ.',
        en: 'An indicator counts for a whole place: no names, no lists, and nothing person by person or household by household.',
      },
    },
  ]
}
