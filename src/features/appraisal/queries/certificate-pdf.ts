/** The certificate as it is printed: the words of its decision, and the code with its QR. */
import { qrSvg } from '#platform/documents/qr.ts'
import { typeset } from '#platform/documents/typeset.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { spoken } from '../code.rules.ts'
import type { Held } from '../decision.store.ts'
import { longDate } from '../long-date.rules.ts'
import { messages } from '../messages.ts'
import type { Decision } from '../round.rules.ts'
import { readPaper } from './check-certificate.ts'

/** Everything on the paper, for the PDF and for the page that is printed where no PDF can be made. */
export interface Paper {
  readonly heading: Decision['heading']
  readonly issuers: readonly string[]
  readonly code: string
  readonly model: string
  readonly unit: string
  readonly year: number
  /** `cấp cơ sở`. */
  readonly level: string
  readonly decision: string
  readonly decisionOn: string
  /** Who decided, in a sentence. */
  readonly decidedBy: string
  readonly checkAt: string
  readonly checkUrl: string
  readonly reissue: string | null
  readonly place: string
  readonly issuedOn: string
  readonly position: string
  readonly signatory: string
  readonly example: boolean
}

/** `A`, `A và B`, `A, B và C`. */
function inSentence(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} và ${last}`
}

function paperOf(held: Held, decision: Decision, origin: string): Paper {
  const code = spoken(held.code)
  const again = { duplicate: 'Bản cấp lại', corrected: 'Bản đính chính' }
  return {
    heading: decision.heading,
    issuers: decision.issuers,
    code,
    model: held.modelTitle,
    unit: held.unitPlace,
    year: decision.year,
    level: messages.vi.level[decision.level].toLocaleLowerCase('vi'),
    decision: decision.number,
    decisionOn: longDate(decision.decidedOn),
    decidedBy: inSentence(decision.issuers),
    checkAt: `${origin.replace(/^https?:\/\//u, '')}/certificates`,
    checkUrl: `${origin}/certificates/${code}`,
    reissue: held.reissue === null ? null : `${again[held.reissue]}, ngày ${longDate(held.issuedOn)}`,
    place: decision.place,
    issuedOn: longDate(held.reissue === null ? decision.decidedOn : held.issuedOn),
    position: decision.signatoryPosition,
    signatory: decision.signatoryName,
    example: decision.example,
  }
}

/** For officers of the deciding unit and of the model's; `origin` is the address of this installation. */
export async function certificatePaper(
  ctx: Ctx,
  { code, origin }: { code: string; origin: string },
): Promise<{ paper: Paper; at: Date }> {
  const { held, decision } = await readPaper(ctx, code)
  return { paper: paperOf(held, decision, origin), at: new Date(`${held.issuedOn}T05:00:00Z`) }
}

/** The same bytes for the same certificate. Throws Problem `document.no-compiler` too. */
export async function certificatePdf(
  ctx: Ctx,
  input: { code: string; origin: string },
): Promise<{ pdf: Uint8Array<ArrayBuffer>; code: string }> {
  const { paper, at } = await certificatePaper(ctx, input)
  const { checkUrl, ...rest } = paper
  const pdf = await typeset({
    feature: 'appraisal',
    template: 'certificate',
    data: { ...rest, serial: null, qr: await qrSvg(checkUrl) },
    at,
  })
  return { pdf, code: paper.code }
}
