/** Which questions are refused because of whom they would lay bare, and which stay, being about a place. */
import { describe, expect, test } from 'vitest'
import { personalAttributeAsked, personalDataErrors } from './personal-data.rules.ts'

describe('a custom field that asks for a forbidden personal attribute is refused', () => {
  test.each([
    ['Tôn giáo', 'religion'],
    ['ton giao', 'religion'],
    ['TÔN GIÁO của chủ hộ', 'religion'],
    ['Gia đình có theo đạo không?', 'religion'],
    ['Hộ Công giáo (ghi tên hộ)', 'religion'],
    ['religion', 'religion'],
    ['Head of household: Catholic, Buddhist, other', 'religion'],
    ['Dân tộc', 'ethnicity'],
    ['dan_toc', 'ethnicity'],
    ['Dân tộc của từng người', 'ethnicity'],
    ['Chủ hộ là đồng bào dân tộc thiểu số', 'ethnicity'],
    ['ethnicGroup', 'ethnicity'],
    ['Quan điểm chính trị', 'political_opinion'],
    ['Số người có chính kiến khác', 'political_opinion'],
    ['political views', 'political_opinion'],
    ['Là đảng viên?', 'party_membership'],
    ['dang vien', 'party_membership'],
    ['partyMember', 'party_membership'],
    ['Số đảng viên trong mỗi hộ', 'party_membership'],
    ['Năm vào Đảng', 'party_membership'],
    ['Thái độ với chính quyền', 'attitude'],
    ['Danh sách hộ phản đối', 'attitude'],
    ['Họ tên người chưa đồng thuận', 'attitude'],
    ['Number of people by attitude', 'attitude'],
    ['Danh sách người nghiện', 'private_life'],
    ['Mỗi hộ: có sinh con thứ ba không', 'private_life'],
    ['List of households with drugs', 'private_life'],
  ])('%s: %s', (text, attribute) => {
    expect(personalAttributeAsked(text)).toBe(attribute)
  })

  test('also where the letters are composed in another way', () => {
    expect(personalAttributeAsked('Tôn giáo'.normalize('NFD'))).toBe('religion')
  })

  test('with words that say what may be asked instead, at the field it stood in', () => {
    const [error] = personalDataErrors('criteria', 'Tôn giáo')
    expect(error).toMatchObject({ field: 'criteria', code: 'personal_attribute' })
    expect(error?.message.vi).toContain('Không được hỏi hay ghi tôn giáo')
    expect(error?.message.en).toContain('The religion of a person')
    expect(personalDataErrors('criteria', 'Ngõ sạch')).toEqual([])
  })
})

test.each([
  'Không có ma túy trên địa bàn',
  'Không sinh con thứ ba trở lên',
  'No third child',
  'No policy the people did not approve',
  'Không có chủ trương chưa được dân đồng thuận',
  'Số đảng viên của chi bộ',
  'Tỷ lệ đảng viên tham gia sinh hoạt nơi cư trú',
  'Number of Party members',
  'Số hộ dân tộc thiểu số được vay vốn',
  'Ngày hội Đại đoàn kết toàn dân tộc',
  'Giữ gìn bản sắc văn hóa dân tộc',
  'Trường phổ thông dân tộc nội trú',
  'Giúp vùng đồng bào dân tộc thiểu số',
  'Cơ sở tôn giáo xanh, sạch, đẹp',
  'Lãnh đạo nào phụ trách?',
  'Cán bộ có đạo đức, thái độ phục vụ tốt',
  'Thuốc dạng viên',
  'Chi bộ bốn tốt',
  'Tổ tự quản trong họ đạo',
  'Mỗi hộ một bình chữa cháy',
  'Danh sách điểm chữa cháy',
  '',
])('what is asked of a place, or means something else, stays: %s', (text) => {
  expect(personalAttributeAsked(text)).toBeUndefined()
})
