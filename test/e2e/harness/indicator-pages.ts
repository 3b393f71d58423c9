/** Addresses of the pages of indicators, with the example figures behind them. */
import { z } from 'zod'

const models = z.object({
  items: z.array(z.object({ id: z.uuid(), title: z.string(), unitId: z.int() })).min(1),
})
const targets = z.object({ targets: z.array(z.object({ id: z.uuid(), indicatorId: z.uuid() })).min(1) })
const indicators = z.object({
  items: z.array(z.object({ id: z.uuid(), code: z.string().nullable() })).min(1),
})
const history = z.object({ values: z.array(z.object({ id: z.int() })).min(1) })

type Ask = <S extends z.ZodType>(path: string, shape: S) => Promise<z.output<S>>

/** By the pattern of each route. */
export async function indicatorPages(ask: Ask): Promise<Readonly<Record<string, readonly string[]>>> {
  const { items } = await ask('/models?limit=200', models)
  const named = (title: string) => items.find((model) => model.title === title)
  const fire = named('Bình chữa cháy đầu ngõ')
  const forest = named('Đổi công trồng rừng')
  const village = named('Ngày Chủ nhật sạch bến')?.unitId
  const area = named('Khu dân cư an toàn, khu dân cư 12 Hòa Phát')?.unitId
  const commune = named('Một cửa nói dễ hiểu')?.unitId
  const { items: all } = await ask('/indicators', indicators)
  const idOf = (code: string) => all.find((one) => one.code === code)?.id
  const target = (await ask(`/models/${fire?.id}/targets`, targets)).targets[0]
  const result = (await ask(`/models/${fire?.id}/targets/${target?.id}`, history)).values[0]
  const [checklist, grade, rate] = ['five_no_three_clean', 'new_rural', 'households_with_extinguisher'].map(
    idOf,
  )
  const marks = (await ask(`/units/${village}/indicators/${checklist}`, history)).values[0]
  const ofModel = `/models/${fire?.id}/targets`
  return {
    '/indicators': ['/indicators'],
    '/indicators/new': [
      '/indicators/new',
      ...['number', 'rate', 'checklist'].map((kind) => `/indicators/new?kind=${kind}`),
    ],
    '/indicators/{id}': [`/indicators/${checklist}`, `/indicators/${grade}`, `/indicators/${rate}`],
    '/indicators/{id}/edit': [`/indicators/${checklist}/edit`, `/indicators/${rate}/edit`],
    '/models/{id}/targets': [ofModel, `/models/${forest?.id}/targets`],
    '/models/{id}/targets/new': [
      `${ofModel}/new`,
      `${ofModel}/new?indicator=${rate}`,
      `${ofModel}/new?indicator=${checklist}`,
      `${ofModel}/new?indicator=${grade}`,
    ],
    '/models/{id}/targets/{target}': [`${ofModel}/${target?.id}`],
    '/models/{id}/targets/{target}/edit': [`${ofModel}/${target?.id}/edit`],
    '/units/{id}/profile': [`/units/${village}/profile`, `/units/${area}/profile?on=2024-12-31`],
    '/units/{id}/profile/new': [`/units/${village}/profile/new`],
    '/units/{id}/indicators': [`/units/${village}/indicators`],
    '/units/{id}/indicators/{indicator}': [
      `/units/${village}/indicators/${checklist}`,
      `/units/${commune}/indicators/${grade}`,
      `/units/${area}/indicators/${rate}`,
    ],
    '/indicator-values/{id}/correct': [result, marks].map(
      (value) => `/indicator-values/${value?.id}/correct`,
    ),
  }
}
