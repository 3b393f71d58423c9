/** When two registrations look like one work: how alike their words are, near enough to ask about it. */
import { invalid, Problem } from '#platform/problem.ts'
import type { Content, ModelId, OwnerBlock, State } from './model.rules.ts'

/** Share of common trigrams of the folded words (pg_trgm), from 0 to 1. */
export const likeEnough = { name: 0.5, content: 0.6 } as const

/** Shorter contents say too little to compare. */
export const leastContent = 40

/** How far apart the days of registration may be. */
export const yearsApart = 2

export interface Repeat {
  readonly id: ModelId
  readonly title: string
  readonly unitId: number
  readonly unitName: string
  readonly registeredOn: string
  readonly state: State
  readonly ownerBlock: OwnerBlock
  /** The names are alike; else what they do. */
  readonly alikeBy: 'name' | 'content'
  /** At the same unit or one directly above or below, rather than elsewhere in the commune. */
  readonly near: boolean
  /** Of the Front or a union. */
  readonly ofUnions: boolean
}

/** What the rule row `model.party-repeats-union` says at a place. */
export type PartyRule = 'allow' | 'warn' | 'forbid'

/** What a submission has to be asked about, and what forbids it. */
export interface Repeats {
  /** To look at: nearby and alike, or where the rule warns of a union's model anywhere in the commune. */
  readonly ask: readonly Repeat[]
  /** The union's model that the rule protects; undefined where nothing is forbidden. */
  readonly forbidden: Repeat | undefined
}

export function judge(
  found: readonly Repeat[],
  { ownerBlock }: Pick<Content, 'ownerBlock'>,
  rule: PartyRule,
): Repeats {
  const protects = ownerBlock === 'party' && rule !== 'allow'
  const unions = protects ? found.filter(({ ofUnions }) => ofUnions) : []
  return {
    ask: found.filter((repeat) => repeat.near || unions.includes(repeat)),
    forbidden: rule === 'forbid' ? unions[0] : undefined,
  }
}

/** What of a similar model the asker may know: all of what is public or theirs, else only where it is. */
export type Shown = Pick<Repeat, 'unitId' | 'unitName' | 'registeredOn' | 'alikeBy' | 'ofUnions'> & {
  readonly id: ModelId | null
  readonly title: string | null
  readonly state: State | null
}

/** 409: there is something like it; whoever submits looks at it and says why this is another. */
export function looksRepeated(similar: readonly Shown[]): Problem {
  return new Problem(
    'model.similar',
    409,
    {
      vi: 'Gần đây đã có mô hình giống mô hình này. Xin xem các mô hình dưới đây; nếu đây là việc khác, xin ghi vì sao rồi gửi.',
      en: 'There is a recent model like this one. Please look at those below; if this is another work, say why and submit it.',
    },
    { details: { similar } },
  )
}

/** 409: by the rule of the place a Party organisation's model must not repeat this one. */
export function repeatsUnion(other: Shown): Problem {
  const named = other.title === null ? '' : `“${other.title}” `
  return new Problem(
    'model.repeats-union',
    409,
    {
      vi: `Quy định của nơi này: mô hình của tổ chức Đảng không trùng với mô hình của Mặt trận, đoàn thể. Đã có mô hình ${named}của ${other.unitName}.`,
      en: `By the rule of this place a Party organisation’s model must not repeat one of the Front or a union. There is the model ${named}of ${other.unitName}.`,
    },
    { details: { similar: [other] } },
  )
}

/** What `looksRepeated` and `repeatsUnion` put in; undefined for any other Problem. */
export function similarOf(problem: Problem): readonly Shown[] | undefined {
  return problem.code === 'model.similar' || problem.code === 'model.repeats-union'
    ? (problem.details['similar'] as readonly Shown[])
    : undefined
}

/** 422: the box for the word why was sent empty. */
export function sayWhyAnother(): Problem {
  return invalid([
    {
      field: 'another',
      code: 'missing',
      message: {
        vi: 'Xin ghi vì sao đây là việc khác.',
        en: 'Please say why this is another work.',
      },
    },
  ])
}
