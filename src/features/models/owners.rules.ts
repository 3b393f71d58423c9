/**
 * The organisations of a model, each with the block and the unit it may belong to, as clerks write them: one a
 * line, the block after a bar (`Hội Phụ nữ phường | mặt trận`).
 */
import { type Owner, type OwnerBlock, ownerBlocks } from './model.rules.ts'

/** What people call the blocks; the first of each is how a line is written back. */
const words: Readonly<Record<OwnerBlock, readonly string[]>> = {
  party: ['Đảng', 'khối Đảng', 'party', 'party block'],
  state: ['chính quyền', 'khối chính quyền', 'nhà nước', 'state', 'state block'],
  front_unions: [
    'mặt trận',
    'đoàn thể',
    'mặt trận và đoàn thể',
    'mặt trận, đoàn thể',
    'front',
    'unions',
    'front and unions',
    'front_unions',
  ],
  armed_forces: ['vũ trang', 'lực lượng vũ trang', 'armed forces', 'armed_forces'],
  other: ['khác', 'khối khác', 'other'],
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

const blockOfWord: ReadonlyMap<string, OwnerBlock> = new Map(
  ownerBlocks.flatMap((block) => words[block].map((word) => [plain(word), block] as const)),
)

/** Reads a line; undefined where what follows a bar is neither a block nor a unit (`#4021`), or no name leads. */
export function readOwner(line: string): Owner | undefined {
  const [name = '', ...said] = line.split('|').map((part) => part.trim())
  let block: OwnerBlock | null = null
  let unitId: number | null = null
  for (const part of said.filter((one) => one !== '')) {
    const unit = /^#(\d{1,9})$/u.exec(part)?.[1]
    const named = blockOfWord.get(plain(part))
    if (unit !== undefined) unitId = Number(unit)
    else if (named) block = named
    else return undefined
  }
  return name === '' || unitId === 0 ? undefined : { name, block, unitId }
}

/** The line that `readOwner` reads back. */
export function ownerLine({ name, block, unitId }: Owner): string {
  const parts = [name]
  if (block !== null) parts.push(words[block][0] ?? block)
  if (unitId !== null) parts.push(`#${unitId}`)
  return parts.join(' | ')
}

/**
 * The blocks that own a model beside the first: those of its leading organisations, each once, in fixed order. A
 * model counts once, at its first block, whoever else leads it.
 */
export function coBlocks({
  ownerBlock,
  lead,
}: {
  readonly ownerBlock: OwnerBlock
  readonly lead: readonly Owner[]
}): OwnerBlock[] {
  return ownerBlocks.filter((block) => block !== ownerBlock && lead.some((owner) => owner.block === block))
}

/** Versions from before blocks were said hold bare names. */
export function ownersOf(stored: readonly (string | Partial<Owner>)[]): Owner[] {
  return stored.map((one) =>
    typeof one === 'string'
      ? { name: one, block: null, unitId: null }
      : { name: one.name ?? '', block: one.block ?? null, unitId: one.unitId ?? null },
  )
}
