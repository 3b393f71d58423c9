/** What tests of the pages share: officers of phường An Khê who are signed in, and a filled-in form. */
import { beforeAll, expect } from 'vitest'
import { findUnitByCode } from '#features/units/contract.ts'
import { anAccount } from '#test/builders/accounts.ts'
import { type TestWeb, useWeb, type Visitor } from '#test/harness/web.ts'

export const form = {
  title: 'Tổ công dân lưu động 2',
  field: 'political_system',
  level: 'grassroots',
  ownerBlock: 'state',
  registeredOn: '2024-03-01',
  situation: 'Người đi làm khó đến phường.',
  goals: 'Mỗi quý một buổi',
  method: 'Thứ Bảy, tại nhà sinh hoạt cộng đồng',
  targetGroup: 'Bốn khu dân cư',
  lead: 'Ủy ban nhân dân phường',
  outputs: 'Số buổi, số việc',
  budgetStateVnd: '30.000.000',
}

/** What a submission says where something like it is known. */
export const anyway = { another: 'Việc khác' }

export const text = async (response: Promise<Response>) => (await response).text()

/** What is said at a field, without the word for screen readers. */
export function fieldError(page: string, id: string): string | undefined {
  return new RegExp(`id="${id}-error"><span[^>]*>[^<]*</span>([^<]*)<`, 'u').exec(page)?.[1]
}

/** The path of the model that a saved form led to. */
export function pathOf(answer: Response): string {
  expect(answer.status).toBe(303)
  return (answer.headers.get('location') ?? '').replace('?done=saved', '')
}

interface Office {
  readonly web: TestWeb
  anKhe: number
  /** A unit of the past, all of which is phường An Khê today. */
  hoaAn: number
  /** Three officers of the ward. */
  first: Visitor
  second: Visitor
  third: Visitor
  /** Of a neighbourhood, who registers and does not review. */
  head: Visitor
  citizen: Visitor
  /** Registers over the form as the first officer and returns the new model's path. */
  registered(): Promise<string>
}

/** Filled in before the tests of one file (call at the top level). */
export function useOffice(): Office {
  const web = useWeb('units')
  const office: Office = {
    web,
    anKhe: 0,
    hoaAn: 0,
    first: {},
    second: {},
    third: {},
    head: {},
    citizen: {},
    registered: async () => {
      const fields = { ...form, unitId: String(office.hoaAn) }
      return pathOf(await web.post('/models/new', fields, { as: office.first }))
    },
  }
  beforeAll(async () => {
    const ctx = web.database.ctx()
    office.anKhe = (await findUnitByCode(ctx, { code: '20305', date: '2026-11-21' }))?.id ?? 0
    office.hoaAn = (await findUnitByCode(ctx, { code: '20306', date: '2024-03-01' }))?.id ?? 0
    const officer = async (name: string, role: 'ward_officer' | 'neighbourhood_head') =>
      web.signIn(await anAccount(ctx, { name, role, unitId: office.anKhe }))
    office.first = await officer('Lê Thị Một', 'ward_officer')
    office.second = await officer('Trần Văn Hai', 'ward_officer')
    office.third = await officer('Đỗ Thị Ba', 'ward_officer')
    office.head = await officer('Phạm Văn Lộc', 'neighbourhood_head')
    office.citizen = await web.signIn(await anAccount(ctx))
  })
  return office
}
