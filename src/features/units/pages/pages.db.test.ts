/** The public pages of units over the country's real units. */
import { h } from 'preact'
import { describe, expect, test } from 'vitest'
import { useDatabase } from '#test/harness/database.ts'
import { unmarkedVietnamese } from '#ui/markup.test-support.ts'
import { registerUnitPanel } from '../unit-panels.ts'
import { idOf, textOf, unitsApp } from './app.test-support.ts'

const database = useDatabase('units')
const app = () => unitsApp(database.db)

describe('browsing from the nation down', () => {
  test('63 provinces on the eve of the reform, 34 on its day', async () => {
    const before = textOf(await app().html('/units?on=2025-06-30'))
    expect(before).toContain('63 đơn vị vào ngày 30/06/2025: 57 tỉnh, 6 thành phố.')
    const after = textOf(await app().html('/units?on=2025-07-01'))
    expect(after).toContain('34 đơn vị vào ngày 01/07/2025: 28 tỉnh, 6 thành phố.')
  })

  test('a province of more than a hundred communes comes in pages that neither repeat nor skip', async () => {
    const id = await idOf(app(), '79', '2026-01-01')
    const seen: string[] = []
    let path: string | undefined = `/units/${id}`
    for (let pages = 0; path !== undefined && pages < 5; pages++) {
      const html: string = await app().html(path)
      seen.push(
        ...[...html.matchAll(/<li><div class="link-list-text"><a href="\/units\/(\d+)/gu)].map(
          (m) => m[1] ?? '',
        ),
      )
      path = /<a class="button button-secondary" href="([^"]+)" rel="next"/u
        .exec(html)?.[1]
        ?.replaceAll('&amp;', '&')
        .split('#')[0]
    }
    expect(seen).toHaveLength(168)
    expect(new Set(seen).size).toBe(168)
  })

  test('links below a past day stay on that day', async () => {
    expect(await app().html('/units?on=2025-06-30')).toMatch(/href="\/units\/\d+\?on=2025-06-30"/u)
  })

  test('breadcrumbs are those of the day', async () => {
    const id = await idOf(app(), '20306', '2024-02-01')
    const html = await app().html(`/units/${id}`)
    const crumbs = textOf(/<nav class="breadcrumbs".*?<\/nav>/su.exec(html)?.[0] ?? '')
    expect(crumbs.trim()).toBe('Việt Nam Thành phố Đà Nẵng Quận Cẩm Lệ')
  })
})

describe('a unit that was merged', () => {
  test('phường Hòa An says what it is now', async () => {
    const id = await idOf(app(), '20306', '2024-02-01')
    const text = textOf(await app().html(`/units/${id}`))
    expect(text).toContain('Đã sáp nhập ngày 01/07/2025 Nay là phường An Khê, thành phố Đà Nẵng.')
    expect(text).toContain('Sáp nhập vào phường An Khê')
    expect(text).toContain('Đến hết ngày 30/06/2025')
  })

  test('phường An Khê lists and draws what it was made from', async () => {
    const id = await idOf(app(), '20305', '2026-01-01')
    const html = await app().html(`/units/${id}`)
    expect(textOf(html)).toContain('Lập từ 3 đơn vị')
    expect(textOf(html)).toContain('Phường Hòa An, quận Cẩm Lệ')
    expect(html).toContain('Sơ đồ: 3 đơn vị nhập thành Phường An Khê.')
  })

  test('in English the page says the same', async () => {
    const id = await idOf(app(), '20306', '2024-02-01')
    const text = textOf(await app().html(`/en/units/${id}`))
    expect(text).toContain('Merged on 01/07/2025 Now phường An Khê, thành phố Đà Nẵng.')
  })

  test('a namesake of today is told apart by its time, on both pages', async () => {
    const today = await idOf(app(), '79', '2026-01-01')
    const html = await app().html(`/units/${today}`)
    expect(textOf(html)).toContain('Thành phố Hồ Chí Minh (đến 30/06/2025; toàn bộ)')
    const former = /href="\/units\/(\d+)" *>(?:<span lang="vi">)?Thành phố Hồ Chí Minh</u.exec(html)?.[1]
    const text = textOf(await app().html(`/units/${former}`))
    expect(text).toContain('Nay là thành phố Hồ Chí Minh (từ 01/07/2025).')
    expect(text).toContain('Sáp nhập vào thành phố Hồ Chí Minh (từ 01/07/2025; toàn bộ)')
  })

  test('the facts leave out what is not known, and begin with the first name', async () => {
    const id = await idOf(app(), '20305', '2026-01-01')
    const facts = textOf((await app().html(`/units/${id}`)).split('id="facts"').at(-1) ?? '')
    expect(facts).toContain('Mã 20305 Thuộc Thành phố Đà Nẵng Từ ngày')
    expect(facts).not.toContain('Không có')
  })
})

describe('search', () => {
  const titles = (html: string) =>
    [...html.matchAll(/<li><div class="link-list-text"><a [^>]*>(.*?)<\/a>/gu)].map((m) =>
      textOf(m[1] ?? '').trim(),
    )

  test.each(['hoa an cam le', 'Hoà An Cẩm Lệ', 'Hòa An, Cẩm Lệ'])(
    '%s finds phường Hòa An and what it is now',
    async (q) => {
      const html = await app().html(`/search?q=${encodeURIComponent(q)}`)
      expect(titles(html)[0]).toBe('Phường Hòa An (đến 30/06/2025)')
      expect(textOf(html)).toContain(
        'Quận Cẩm Lệ, thành phố Đà Nẵng · nay là phường An Khê, thành phố Đà Nẵng',
      )
    },
  )

  test('both spellings of Hòa An find the same', async () => {
    const [old, modern] = await Promise.all(
      ['Hoà An', 'Hòa An'].map(async (q) => titles(await app().html(`/search?q=${encodeURIComponent(q)}`))),
    )
    expect(old).toEqual(modern)
  })

  test('Cổ Đô and Cờ Đỏ are different, and both answer to co do', async () => {
    const [coDo, coDoFlag, folded] = await Promise.all(
      ['Cổ Đô', 'Cờ Đỏ', 'co do'].map(async (q) =>
        titles(await app().html(`/search?q=${encodeURIComponent(q)}`)),
      ),
    )
    expect(coDo?.[0]).toMatch(/Cổ Đô$/u)
    expect(coDo?.join()).not.toContain('Cờ Đỏ')
    expect(coDoFlag?.[0]).toMatch(/Cờ Đỏ$/u)
    expect(coDoFlag?.join()).not.toContain('Cổ Đô')
    expect(folded?.join()).toMatch(/(?=.*Cổ Đô)(?=.*Cờ Đỏ)/u)
  })

  test('what has ended says when, so that no two rows look the same', async () => {
    const found = titles(await app().html('/search?q=TP+HCM'))
    expect(found.slice(0, 2)).toEqual(['Thành phố Hồ Chí Minh', 'Thành phố Hồ Chí Minh (đến 30/06/2025)'])
  })

  test('an official code finds its unit of today, then its unit of before', async () => {
    const [ward, reused, province] = await Promise.all(
      ['20305', '20306', '48'].map(async (q) => titles(await app().html(`/search?q=${q}`))),
    )
    expect(ward?.[0]).toBe('Phường An Khê')
    expect(reused).toContain('Phường Hòa An (đến 30/06/2025)')
    expect(province?.[0]).toBe('Thành phố Đà Nẵng')
    expect(titles(await app().html('/search?q=99999'))).toEqual([])
  })

  test('a full list says at its top how to narrow it down', async () => {
    const text = textOf(await app().html('/search?q=TP+HCM'))
    expect(text).toMatch(/40 kết quả đầu cho “ TP HCM ” Còn nữa\. Gõ thêm/u)
  })

  test('nothing found says how to go on, and keeps what was typed', async () => {
    const html = await app().html('/search?q=zzzz%22%3Cb%3E')
    expect(textOf(html)).toContain('Không tìm thấy')
    expect(html).toContain('href="/models"')
    expect(html).not.toContain('<b>')
    expect(html).toContain('value="zzzz&quot;&lt;b>"')
  })
})

describe('all pages', () => {
  test('ship no script but the search page its island', async () => {
    const id = await idOf(app(), '20305', '2026-01-01')
    for (const path of ['/units', `/units/${id}`, '/units/imports', '/units/imports/1']) {
      expect(await app().html(path), path).not.toContain('<script')
    }
    expect(await app().html('/search')).toContain('<script type="module" src="/assets/search.js">')
  })

  test('carry no inline style', async () => {
    const id = await idOf(app(), '20305', '2026-01-01')
    for (const path of ['/units', `/units/${id}`, '/search?q=an', '/units/imports/1']) {
      expect(await app().html(path), path).not.toMatch(/\sstyle=|\son\w+=/u)
    }
  })

  test.each(['/units/0', '/units/abc', '/units/99999999', '/units/99999999999', '/units/imports/999999'])(
    '%s is not found',
    async (path) => {
      expect((await app().get(path)).status).toBe(404)
    },
  )

  test.each(['/units?basis=x', '/units?after=..', '/search?q=%00'])('%s is refused', async (path) => {
    expect((await app().get(path)).status).toBe(422)
  })

  test.each([
    ['1800-01-01', 'Xin chọn ngày từ 01/01/1900 đến 21/11/2026.'],
    ['2030-01-01', 'Xin chọn ngày từ 01/01/1900 đến 21/11/2026.'],
    ['2025-13-01', 'Xin nhập ngày, ví dụ 21/11/2026.'],
  ])('the day %s is asked for again at its field', async (on, words) => {
    const response = await app().get(`/units?on=${on}`)
    const html = await response.text()
    expect(response.status).toBe(422)
    expect(html).toContain(`<a href="#on">${words}</a>`)
    expect(html).toMatch(/<details class="disclosure" open[^>]*>.*?id="on-error"/su)
    expect(textOf(html)).toContain('34 đơn vị vào ngày 21/11/2026')
  })

  test('a day is asked for between the first and today', async () => {
    expect(await app().html('/units')).toMatch(/type="date"[^>]*min="1900-01-01" max="2026-11-21"/u)
  })

  test('in English mark every Vietnamese name as Vietnamese', async () => {
    const [ward, province, ended] = await Promise.all([
      idOf(app(), '20305', '2026-01-01'),
      idOf(app(), '75', '2026-11-21'),
      idOf(app(), '20306', '2024-02-01'),
    ])
    const paths = [
      '/units',
      '/units?on=1800-01-01',
      `/units/${ward}`,
      `/units/${province}`,
      `/units/${province}?on=2025-06-30`,
      `/units/${ended}`,
      `/units/${ended}?basis=today`,
      '/units/imports',
      '/units/imports/1',
      '/search',
      '/search?q=hoa+an',
      '/search?q=TP+HCM',
      '/search?q=Kh%C3%B4ng+c%C3%B3+%C4%91%C3%A2u',
    ]
    for (const path of paths) {
      const body = (await app().html(`/en${path}`)).replace(/<title.*?<\/title>/su, '')
      expect(unmarkedVietnamese(body), path).toEqual([])
    }
  })

  test('place names go on in lower case after a comma', async () => {
    const id = await idOf(app(), '20306', '2024-02-01')
    for (const path of [`/units/${id}`, '/search?q=hoa+an', '/units/imports/1']) {
      expect(textOf(await app().html(path)), path).not.toMatch(
        /, (?:Thành phố|Tỉnh|Quận|Huyện|Phường|Xã) \p{Lu}/u,
      )
    }
  })

  test('the record of the import is public', async () => {
    const text = textOf(await app().html('/units/imports/1'))
    expect(text).toContain('Bộ dữ liệu địa chỉ Việt Nam')
    expect(text).toContain('address.json')
    expect(text).toMatch(/Đã sửa: \d+/u)
    expect(text).toContain('Mã sai → mã đúng')
    expect(text).toContain('Thêm lại số 0 bị mất ở đầu mã: 67')
  })

  test('a long list of notes can be shown whole', async () => {
    const some = await app().html('/units/imports/1')
    expect(some).toContain('href="/units/imports/1?all=new-by-name#new-by-name"')
    const all = await app().html('/units/imports/1?all=new-by-name')
    expect(all.split('<tr').length).toBeGreaterThan(some.split('<tr').length + 100)
    expect(all).not.toContain('?all=new-by-name#')
  })
})

describe('panels of other features', () => {
  test('stand on the page with the way of counting that was chosen', async () => {
    const id = await idOf(app(), '20305', '2026-01-01')
    const panel = ({ unit, basis }: { unit: { id: number }; basis: string }) =>
      Promise.resolve(unit.id === id ? h('p', null, `panel ${basis}`) : null)
    registerUnitPanel(panel)
    registerUnitPanel(panel)
    const shown = textOf(await app().html(`/units/${id}`))
    expect(shown.split('panel today')).toHaveLength(2)
    expect(textOf(await app().html(`/units/${id}?basis=then`))).toContain('panel then')
  })
})
