/** Every component with its examples, in the order a reader of `/ui` meets them. */
import { examples as areaMap } from './components/area-map/examples.tsx'
import { examples as barChart } from './components/bar-chart/examples.tsx'
import { examples as breadcrumbs } from './components/breadcrumbs/examples.tsx'
import { examples as button } from './components/button/examples.tsx'
import { examples as changeComparison } from './components/change-comparison/examples.tsx'
import { examples as checkboxes } from './components/checkboxes/examples.tsx'
import { examples as dateField } from './components/date-field/examples.tsx'
import { examples as emptyState } from './components/empty-state/examples.tsx'
import { examples as errorSummary } from './components/error-summary/examples.tsx'
import { examples as field } from './components/field/examples.tsx'
import { examples as figureNumber } from './components/figure-number/examples.tsx'
import { examples as fileField } from './components/file-field/examples.tsx'
import { examples as filterForm } from './components/filter-form/examples.tsx'
import { examples as formSection } from './components/form-section/examples.tsx'
import { examples as funnelChart } from './components/funnel-chart/examples.tsx'
import { examples as lineChart } from './components/line-chart/examples.tsx'
import { examples as link } from './components/link/examples.tsx'
import { examples as nestedGrades } from './components/nested-grades/examples.tsx'
import { examples as notice } from './components/notice/examples.tsx'
import { examples as page } from './components/page/examples.tsx'
import { examples as pagination } from './components/pagination/examples.tsx'
import { examples as photoGrid } from './components/photo-grid/examples.tsx'
import { examples as progress } from './components/progress/examples.tsx'
import { examples as radios } from './components/radios/examples.tsx'
import { examples as said } from './components/said/examples.tsx'
import { examples as searchBox } from './components/search-box/examples.tsx'
import { examples as select } from './components/select/examples.tsx'
import { examples as seriesBars } from './components/series-bars/examples.tsx'
import { examples as stepsLine } from './components/steps-line/examples.tsx'
import { examples as summaryList } from './components/summary-list/examples.tsx'
import { examples as table } from './components/table/examples.tsx'
import { examples as tabs } from './components/tabs/examples.tsx'
import { examples as tag } from './components/tag/examples.tsx'
import { examples as textArea } from './components/text-area/examples.tsx'
import { examples as textField } from './components/text-field/examples.tsx'
import { examples as timeline } from './components/timeline/examples.tsx'
import type { Example } from './example.ts'

export type GalleryEntry = {
  /** Its folder under `components/`. */
  component: string
  title: { vi: string; en: string }
  examples: readonly Example[]
}

export const gallery: readonly GalleryEntry[] = [
  { component: 'page', title: { vi: 'Bố cục trang', en: 'Page layout' }, examples: page },
  { component: 'button', title: { vi: 'Nút', en: 'Button' }, examples: button },
  { component: 'link', title: { vi: 'Liên kết', en: 'Link' }, examples: link },
  { component: 'said', title: { vi: 'Tên trong câu', en: 'Names in a sentence' }, examples: said },
  { component: 'tag', title: { vi: 'Nhãn tình trạng', en: 'Tag' }, examples: tag },
  { component: 'notice', title: { vi: 'Lời báo', en: 'Notice' }, examples: notice },
  { component: 'error-summary', title: { vi: 'Tóm tắt lỗi', en: 'Error summary' }, examples: errorSummary },
  { component: 'field', title: { vi: 'Khung của ô nhập', en: 'Field' }, examples: field },
  { component: 'text-field', title: { vi: 'Ô một dòng', en: 'Text field' }, examples: textField },
  { component: 'text-area', title: { vi: 'Ô nhiều dòng', en: 'Text area' }, examples: textArea },
  { component: 'select', title: { vi: 'Danh sách chọn', en: 'Select' }, examples: select },
  { component: 'radios', title: { vi: 'Chọn một', en: 'Radios' }, examples: radios },
  { component: 'checkboxes', title: { vi: 'Chọn nhiều', en: 'Checkboxes' }, examples: checkboxes },
  { component: 'date-field', title: { vi: 'Ngày', en: 'Date field' }, examples: dateField },
  { component: 'file-field', title: { vi: 'Chọn tệp', en: 'File field' }, examples: fileField },
  {
    component: 'form-section',
    title: { vi: 'Phần của biểu mẫu', en: 'Form section' },
    examples: formSection,
  },
  { component: 'search-box', title: { vi: 'Ô tìm', en: 'Search box' }, examples: searchBox },
  { component: 'filter-form', title: { vi: 'Bộ lọc', en: 'Filter form' }, examples: filterForm },
  { component: 'tabs', title: { vi: 'Các cách xem', en: 'Tabs as links' }, examples: tabs },
  { component: 'table', title: { vi: 'Bảng', en: 'Table' }, examples: table },
  { component: 'pagination', title: { vi: 'Chuyển trang', en: 'Pagination' }, examples: pagination },
  { component: 'empty-state', title: { vi: 'Chưa có gì', en: 'Empty state' }, examples: emptyState },
  {
    component: 'summary-list',
    title: { vi: 'Danh mục thông tin', en: 'Summary list' },
    examples: summaryList,
  },
  { component: 'figure-number', title: { vi: 'Con số', en: 'Figure' }, examples: figureNumber },
  { component: 'bar-chart', title: { vi: 'Biểu đồ thanh', en: 'Bar chart' }, examples: barChart },
  {
    component: 'series-bars',
    title: { vi: 'Biểu đồ nhiều loại', en: 'Bars of several kinds' },
    examples: seriesBars,
  },
  { component: 'line-chart', title: { vi: 'Biểu đồ theo năm', en: 'Line chart' }, examples: lineChart },
  { component: 'funnel-chart', title: { vi: 'Biểu đồ các bước', en: 'Step chart' }, examples: funnelChart },
  {
    component: 'nested-grades',
    title: { vi: 'Các bậc lồng nhau', en: 'Nested grades' },
    examples: nestedGrades,
  },
  { component: 'area-map', title: { vi: 'Bản đồ', en: 'Map of areas' }, examples: areaMap },
  { component: 'photo-grid', title: { vi: 'Ảnh', en: 'Photos' }, examples: photoGrid },
  { component: 'progress', title: { vi: 'Tiến độ', en: 'Progress' }, examples: progress },
  { component: 'steps-line', title: { vi: 'Các bước', en: 'Steps line' }, examples: stepsLine },
  { component: 'timeline', title: { vi: 'Dòng thời gian', en: 'Timeline' }, examples: timeline },
  {
    component: 'change-comparison',
    title: { vi: 'So hai bản sửa', en: 'Change comparison' },
    examples: changeComparison,
  },
  { component: 'breadcrumbs', title: { vi: 'Đường dẫn', en: 'Breadcrumbs' }, examples: breadcrumbs },
]
