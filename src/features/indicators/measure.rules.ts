/** Units of measure that officers add: a code from their name, and what the name already says of it. */
import type { Dimension, Kind, Measure } from './indicator.rules.ts'

const people =
  /(?:^|[\s/])(?:người|hộ|khẩu|đảng viên|hội viên|đoàn viên|học sinh|em|cháu|trẻ|people|persons?|households?|members?)(?=$|[\s/])/iu

const dimensions: Readonly<Partial<Record<Kind, Dimension>>> = { money: 'money', area: 'area', days: 'time' }

/** So much "for each" of something is an average, and an average is never added up. */
export function measureOf(name: string, kind: Kind): Measure {
  const plain = name
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, '_')
    .replace(/^_+|_+$/gu, '')
    .slice(0, 30)
  return {
    code: `x_${plain}`,
    name: { vi: name, en: name },
    dimension: dimensions[kind] ?? 'count',
    average: name.includes('/'),
    aboutPeople: people.test(name.split('/')[0] ?? ''),
  }
}
