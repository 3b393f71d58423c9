/** Examples of tables: one row, many columns, long names, totals. */
import { Tag, type Tone } from '#ui/components/tag/tag.tsx'
import type { Example } from '#ui/example.ts'
import { type Column, Table } from './table.tsx'

type Row = { id: string; name: string; homes: string; money: string; due: string; tone: Tone; state: string }

const columns: Column<Row>[] = [
  { key: 'name', label: 'Mô hình', cell: (row) => <a href={`#table-${row.id}`}>{row.name}</a> },
  { key: 'state', label: 'Tình trạng', cell: (row) => <Tag tone={row.tone}>{row.state}</Tag> },
  { key: 'due', label: 'Hạn báo cáo', cell: (row) => row.due },
  { key: 'homes', label: 'Số hộ', numeric: true, cell: (row) => row.homes },
  { key: 'money', label: 'Tiền góp (đồng)', numeric: true, cell: (row) => row.money },
]

const rows: Row[] = [
  {
    id: '1',
    name: 'Đường hoa tự quản thôn Phú Lễ',
    homes: '148',
    money: '61.500.000',
    due: '26/11/2026',
    tone: 'soon',
    state: 'Sắp đến hạn',
  },
  {
    id: '2',
    name: 'Tổ liên gia phòng cháy, chữa cháy và cứu nạn cứu hộ khu dân cư số 7 phường Nguyễn Cư Trinh',
    homes: '1.204',
    money: '1.111.111.000',
    due: '11/11/2026',
    tone: 'late',
    state: 'Quá hạn 8 ngày làm việc',
  },
  {
    id: '3',
    name: 'Hũ gạo tình thương',
    homes: '37',
    money: '',
    due: '',
    tone: 'done',
    state: 'Đã tổng kết',
  },
]

export const examples: Example[] = [
  {
    name: 'Nhiều dòng, tên dài, dòng cộng',
    render: () => (
      <Table
        caption="Mô hình đang theo dõi"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        totals={{ name: 'Cộng', homes: '1.389', money: '1.172.611.000' }}
      />
    ),
  },
  {
    name: 'Một dòng',
    render: () => (
      <Table caption="Mô hình chờ duyệt" columns={columns} rows={rows.slice(0, 1)} rowKey={(row) => row.id} />
    ),
  },
]
