/** Examples of photos; drawn here, as no picture of a real place is part of the program. */
import { Checkbox } from '#ui/components/checkboxes/checkboxes.tsx'
import type { Example } from '#ui/example.ts'
import { type Photo, PhotoChoices, PhotoGrid, PhotoPairs } from './photo-grid.tsx'

/** A drawn street, its verge bare or in flower. */
function street(name: string, flowers: boolean): Pick<Photo, 'src' | 'width' | 'height' | 'href'> {
  const bloom = flowers
    ? "<circle cx='60' cy='200' r='18' fill='%23b5547a'/><circle cx='120' cy='210' r='14' fill='%23d9a441'/>"
    : ''
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='400' height='300'><rect width='400' height='300' fill='%23dfe6df'/><path d='M0 300 170 110h60l170 190z' fill='%23868c88'/>${bloom}</svg>`
  return {
    src: `data:image/svg+xml,${svg.replaceAll('<', '%3C').replaceAll('>', '%3E')}`,
    width: 400,
    height: 300,
    href: `#photo-${name}`,
  }
}

export const examples: Example[] = [
  {
    name: 'Lưới ảnh',
    render: () => (
      <PhotoGrid
        locale="vi"
        label="Ảnh của ngày ra quân"
        photos={[
          { ...street('mot', false), alt: 'Đoạn ngõ trước khi trồng hoa', caption: 'Ngõ 3 tháng 2/2026' },
          { ...street('hai', true), caption: 'Ngõ 3 sau một tháng, bà con chăm tưới', note: '21/11/2026' },
          { ...street('ba', true) },
        ]}
      />
    ),
  },
  {
    name: 'Chọn từng ảnh',
    render: () => (
      <PhotoChoices
        items={['bon', 'nam'].map((name, i) => ({
          key: name,
          content: (
            <>
              <PhotoGrid
                locale="vi"
                label={`Ảnh ${name}`}
                photos={[{ ...street(name, i === 1), alt: 'Ngõ 3' }]}
              />
              <Checkbox
                locale="vi"
                name="photo-choice"
                id={`photo-choice-${name}`}
                label={`Chọn: ngõ 3, ảnh ${name}`}
              />
            </>
          ),
        }))}
      />
    ),
  },
  {
    name: 'Trước và sau',
    render: () => (
      <PhotoPairs
        locale="vi"
        label="Trước và sau"
        pairs={[
          {
            before: { ...street('truoc', false), alt: 'Lề đường còn rác' },
            after: { ...street('sau', true), alt: 'Lề đường đã có hoa' },
            caption: 'Ngõ 3, đoạn từ nhà văn hóa đến cầu',
          },
        ]}
      />
    ),
  },
]
