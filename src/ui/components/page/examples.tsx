/** Examples of the parts pages are laid out with. */
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import type { Example } from '#ui/example.ts'
import {
  Columns,
  Disclosure,
  LinkList,
  Note,
  OnThisPage,
  PageHeading,
  Poster,
  Section,
  Split,
} from './page.tsx'

export const examples: Example[] = [
  {
    name: 'Đầu trang với tình trạng và việc làm được',
    render: () => (
      <PageHeading
        kicker="Mô hình Dân vận khéo"
        title="Đường hoa tự quản ở thôn Phú Lễ"
        tag={<Tag tone="open">Đang nhân rộng</Tag>}
        lead="Bà con tự trồng, tự chăm 1,2 km đường hoa; ba thôn bên đã làm theo."
        actions={
          <ButtonGroup>
            <Button type="button">Xin làm theo mô hình này</Button>
          </ButtonGroup>
        }
      />
    ),
  },
  {
    name: 'Tên dài, chữ chồng dấu',
    description: {
      vi: 'Ễ Ậ Ợ Ữ xuống dòng vẫn đủ dấu.',
      en: 'Stacked marks stay whole when lines wrap.',
    },
    render: () => (
      <PageHeading
        kicker="Ủy ban Mặt trận Tổ quốc Việt Nam"
        title="HỖ TRỢ HỘ NGHÈO VÙNG LŨ SỬA NHÀ, DỰNG LẠI CHUỒNG TRẠI VÀ ỔN ĐỊNH CUỘC SỐNG Ở XÃ QUẢNG NGỌC NGỮ"
      />
    ),
  },
  {
    name: 'Các phần của trang dài',
    render: () => (
      <OnThisPage
        locale="vi"
        items={[
          { id: 'ui-page', label: 'Bố cục trang' },
          { id: 'ui-button', label: 'Nút' },
        ]}
      />
    ),
  },
  {
    name: 'Phần của trang',
    render: () => (
      <Section title="Việc sắp tới" action={<a href="#page-all">Xem tất cả</a>}>
        <p>Họp thôn tối thứ Sáu 27/11/2026 tại nhà văn hóa.</p>
        <Note>Nguồn: biên bản họp thôn ngày 20/11/2026.</Note>
      </Section>
    ),
  },
  {
    name: 'Danh sách lối đi',
    render: () => (
      <LinkList
        items={[
          {
            href: '#page-1',
            title: 'Phường Hòa Xuân',
            text: 'Thành phố Đà Nẵng. Nhập từ 3 đơn vị ngày 01/07/2025.',
            meta: '12 mô hình',
          },
          { href: '#page-2', title: 'Xã Thượng Đức', text: 'Thành phố Đà Nẵng', meta: '4 mô hình' },
          { href: '#page-3', title: 'Đặc khu Côn Đảo' },
        ]}
      />
    ),
  },
  {
    name: 'Cột hẹp và cột rộng',
    render: () => (
      <Split side={<p>Bộ lọc hoặc điều chính ở đây.</p>}>
        <Columns>
          <p>Cột một.</p>
          <p>Cột hai.</p>
          <p>Cột ba.</p>
        </Columns>
      </Split>
    ),
  },
  {
    name: 'Hai cột ý kiến',
    render: () => (
      <Columns wide>
        <p>Điều đa số các nhóm cùng tán thành.</p>
        <p>Điều các nhóm còn khác nhau.</p>
      </Columns>
    ),
  },
  {
    name: 'Chi tiết mở ra khi cần',
    render: () => (
      <Disclosure summary="Cách tính">
        <p>Chia số mô hình còn hoạt động cho số mô hình đã công nhận.</p>
      </Disclosure>
    ),
  },
  {
    name: 'Áp phích để in',
    render: () => (
      <Poster title="Mời bà con góp ý" aside={<span>dongthuan.example/y-kien</span>}>
        <p>Có nên mở chợ phiên sáng Chủ nhật ở bến sông không?</p>
      </Poster>
    ),
  },
]
