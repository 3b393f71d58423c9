/** Holds the checks that other tests lean on. */
import { expect, test } from 'vitest'
import { vi } from './components/said/said.tsx'
import { unmarkedVietnamese } from './markup.test-support.ts'

test('Vietnamese is found wherever no element around it says so', () => {
  const html =
    '<html lang="en"><input value="Huế"><p>Now <a lang="vi" href="/">xã <b>Hòa</b> Vang</a>, tỉnh Đắk Lắk</p>' +
    '<div lang="vi">Đơn vị <span lang="en">Quận 1</span></div><img alt=""/> <p>café</p></html>'
  expect(unmarkedVietnamese(html)).toEqual([', tỉnh Đắk Lắk', 'Quận 1'])
  expect(unmarkedVietnamese(`<p title="${vi('Hue')}">${vi('Hue')}</p>`)).toHaveLength(1)
})
