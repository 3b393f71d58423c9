/** The list to fill in: headings that are understood, one sheet of what may stand in them. */
import { listTypes } from '#features/catalogue/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import { type SmallSheet, xlsxBook } from '#platform/sheets/xlsx-writer.ts'
import type { Target } from '../columns.rules.ts'
import { messages, targetName } from '../messages.ts'

/** The columns that most lists need, in the order of the form. */
export const templateTargets = [
  'title',
  'unit',
  'field',
  'level',
  'ownerBlock',
  'registered',
  'year',
  'typeId',
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
] as const satisfies readonly Target[]

const words = {
  vi: {
    list: 'Danh sách',
    notes: 'Cách điền',
    column: 'Cột',
    how: 'Cách điền',
    values: 'Giá trị nhận',
    levels: ['Thôn', 'Cơ sở', 'Huyện', 'Tỉnh'],
    hints: {
      title: 'Cần có. Tên của mô hình, một dòng.',
      unit: 'Cần có. Ghi cả cấp trên: “phường An Khê, Đà Nẵng”; mô hình trước 01/07/2025 ghi thêm quận, huyện khi ấy.',
      field: 'Cần có.',
      level: 'Cần có. Cấp huyện chỉ đến hết ngày 30/06/2025.',
      ownerBlock: 'Cần có.',
      registered: 'Cần có, hoặc ghi năm. 21/11/2024, tháng 11/2024, quý IV/2024 hoặc 2024.',
      year: 'Để trống thì lấy năm đăng ký.',
      typeId: 'Theo danh mục loại mô hình.',
      lead: 'Tên cơ quan, đoàn thể, cách nhau bằng dấu chấm phẩy. Không ghi tên người.',
      coordinating: 'Như trên.',
      participating: 'Như trên.',
      budgetStateVnd: 'Số đồng: 3.500.000 hoặc 3,5 triệu.',
      budgetMobilisedVnd: 'Như trên; không cộng hai khoản.',
      startsOn: 'Ngày cụ thể: 01/03/2024.',
      endsOn: 'Ngày cụ thể.',
    },
  },
  en: {
    list: 'List',
    notes: 'How to fill it in',
    column: 'Column',
    how: 'How',
    values: 'Values',
    levels: ['Village', 'Grassroots', 'District', 'Province'],
    hints: {
      title: 'Needed. The name of the model, one line.',
      unit: 'Needed. With the units above: “phường An Khê, Đà Nẵng”; for models before 01/07/2025 with the district of that time.',
      field: 'Needed.',
      level: 'Needed. Districts until 30/06/2025 only.',
      ownerBlock: 'Needed.',
      registered: 'Needed, or the year. 21/11/2024, 11/2024, quý IV/2024 or 2024.',
      year: 'Left empty, the year of registration.',
      typeId: 'By the catalogue of types.',
      lead: 'Names of organisations, parted by semicolons. No persons.',
      coordinating: 'The same.',
      participating: 'The same.',
      budgetStateVnd: 'In dong: 3500000 or 3,5 triệu.',
      budgetMobilisedVnd: 'The same; the two are not added.',
      startsOn: 'A day: 01/03/2024.',
      endsOn: 'A day.',
    },
  },
} as const

/** An `.xlsx` with lists to choose from; its headings mean to the import what they say. */
export async function templateBook(ctx: Ctx, locale: Locale): Promise<Uint8Array<ArrayBuffer>> {
  const say = words[locale]
  const types = (await listTypes(ctx)).filter(({ unitId }) => unitId === null).map(({ name }) => name[locale])
  const { field, ownerBlock } = messages[locale]
  const choices: Readonly<Partial<Record<Target, readonly string[]>>> = {
    field: Object.values(field),
    level: say.levels,
    ownerBlock: Object.values(ownerBlock),
    typeId: types,
  }
  const hints: Readonly<Partial<Record<Target, string>>> = say.hints
  const list: SmallSheet = {
    name: say.list,
    columns: templateTargets.map((target) => ({
      header: targetName(target, locale),
      width: target === 'title' || target === 'unit' ? 40 : 22,
    })),
    rows: [],
    choices: new Map(
      templateTargets.flatMap((target, i) => {
        const values = target === 'typeId' ? undefined : choices[target]
        return values ? [[i, values] as const] : []
      }),
    ),
  }
  const notes: SmallSheet = {
    name: say.notes,
    columns: [
      { header: say.column, width: 30 },
      { header: say.how, width: 70 },
      { header: say.values, width: 60 },
    ],
    rows: templateTargets.map((target) => [
      targetName(target, locale),
      hints[target] ?? '',
      (choices[target] ?? []).join('; '),
    ]),
  }
  return xlsxBook([list, notes])
}
