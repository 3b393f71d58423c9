/** Which questions are refused because of whom they would lay bare, and which stay, being about a place. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AskedAs,
  needsSupplier,
  personalAttributeAsked,
  personalDataErrors,
} from './personal-data.rules.ts'

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

const code = (text: string, as: AskedAs) => personalDataErrors('name', text, as)[0]?.code

describe('not even as a count or a criterion of a place', () => {
  test.each([
    'Số người bất mãn',
    'Thái độ của người dân với dự án',
    'Danh sách hộ phản đối',
    'Quan điểm chính trị',
    'Hình ảnh camera an ninh',
    'Nhận diện khuôn mặt qua camera',
    'Camera footage',
    'Số khách lạ đến khu dân cư',
    'Chấm điểm từng hộ theo 5 không, 3 sạch',
    'Xếp hạng hộ đóng góp',
    'Social credit of citizens',
    'Danh sách người nghiện ma túy',
    'Họ tên phụ nữ sinh con thứ ba',
    'Tình trạng bệnh của từng hộ',
    'Số con của từng gia đình',
  ])('%s', (text) => {
    for (const as of ['field', 'criterion', 'count'] as const)
      expect(code(text, as)).toBe('personal_attribute')
  })

  test.each(['Danh sách hộ nghèo', 'Họ và tên chủ hộ', 'Full name and phone number', 'Số điện thoại'])(
    'names and lists: %s',
    (text) => {
      expect(code(text, 'criterion')).toBe('personal_list')
      expect(code(text, 'count')).toBe('personal_list')
    },
  )
})

describe('a criterion that a place meets or not', () => {
  test.each([
    'Không có trẻ suy dinh dưỡng',
    'Không có trẻ bỏ học',
    'Không sinh con thứ ba',
    'Không có người nghiện ma túy',
    'Không thực hiện chủ trương khi nhân dân chưa đồng thuận',
    'Sạch nhà, sạch bếp, sạch ngõ',
    'Không có tội phạm và tệ nạn xã hội',
    'Khu dân cư có camera an ninh',
    'Tổ chức Ngày hội Đại đoàn kết toàn dân tộc',
    'Mỗi hộ có một bình chữa cháy',
    'Tổ hòa giải hoạt động tốt, có người hòa giải mỗi ngõ',
    'Villages without crime and social evils',
  ])('may be: %s', (text) => expect(code(text, 'criterion')).toBeUndefined())

  test.each(['Có người theo đạo lạ', 'Có người dân tộc thiểu số', 'No religious households'])(
    'is not about faith or descent: %s',
    (text) => expect(code(text, 'criterion')).toBe('personal_attribute'),
  )
})

describe('a count', () => {
  test.each([
    'Camera an ninh',
    'Số đảng viên của chi bộ',
    'Đảng viên của chi bộ',
    'Hộ dân tộc thiểu số',
    'Hộ nghèo',
    'Tỷ lệ hỏa táng',
    'Tỷ lệ hộ mua bình chữa cháy',
    'Tỷ lệ hộ bàn giao mặt bằng đúng hạn',
    'Thu nhập bình quân đầu người',
    'Người dân tham gia bảo hiểm y tế',
    'Lượt người được tuyên truyền',
    'Diện tích đất hiến làm đường',
    'Ngày công đóng góp',
    'Trẻ em suy dinh dưỡng của xã',
    'Vụ việc chuyển lên cấp trên',
    'Tỷ lệ đồng thuận của các hộ',
    'Party members of the cell',
  ])('may be: %s', (text) => expect(code(text, 'count')).toBeUndefined())

  test('of Party members, believers and minorities asks for the organisation that supplies it', () => {
    for (const text of [
      'Số đảng viên của chi bộ',
      'So dang vien',
      'Số hộ dân tộc thiểu số',
      'Religious households',
    ])
      expect(needsSupplier(text), text).toBe(true)
    for (const text of ['Số hộ', 'Ngày hội Đại đoàn kết toàn dân tộc', 'Số camera'])
      expect(needsSupplier(text), text).toBe(false)
  })
})

describe('spelling', () => {
  test.each([
    ['Ðảng viên', 'party_membership'],
    ['ÐẢNG VIÊN'.toLowerCase(), 'party_membership'],
    ['ɖảng viên', 'party_membership'],
    ['dangvien', 'party_membership'],
    ['đảngviên', 'party_membership'],
    ['CPV member', 'party_membership'],
    ['Đ ả n g v i ê n', 'party_membership'],
    ['t.ô.n g.i.á.o', 'religion'],
    ['TÔNGIÁO', 'religion'],
    ['tongiao', 'religion'],
    ['Phật tử', 'religion'],
    ['dântộc', 'ethnicity'],
    ['Hộ DTTS', 'ethnicity'],
    ['Hộ đồng bào ĐBDTTS', 'ethnicity'],
    ['dаn tос', 'ethnicity'],
    ['etһniсity', 'ethnicity'],
    ['rеligiοn', 'religion'],
    ['ｒｅｌｉｇｉｏｎ', 'religion'],
    ['𝐫𝐞𝐥𝐢𝐠𝐢𝐨𝐧', 'religion'],
    ['relıgıon', 'religion'],
    ['Thực hiện KHHGĐ của từng hộ', 'private_life'],
  ])('tricks with it are seen: %s', (text, attribute) => expect(personalAttributeAsked(text)).toBe(attribute))

  test.each([
    'Tổ A, B, C và D',
    'Gia đình phật tử dọn vệ sinh',
    'Vitamin A, E',
    'Ban dân tộc tỉnh',
    'Ý kiến',
    'y tế',
  ])('what only looks so stays: %s', (text) => expect(personalAttributeAsked(text)).toBeUndefined())

  test.each(['TÔN GIÁO', 'Tôn  giáo', 'tôn-giáo', 'tôn_giáo', 'tôn\u200B giáo', 't\u043E\u0302n giáo'])(
    'does not get around it: %s',
    (text) => expect(personalAttributeAsked(text)).toBe('religion'),
  )

  test('tone marks stand where either school puts them', () => {
    expect(personalAttributeAsked('Danh sách người nghiện ma tuý')).toBe('private_life')
    expect(personalAttributeAsked('Hộ nào theo Hoà Hảo')).toBe('religion')
  })

  test('words that only look alike without accents are left alone', () => {
    for (const text of [
      'Nghiên cứu địa phương',
      'Người đào giếng',
      'Bếp lò',
      'Hòa thuận trong xóm',
      'Nghe đài',
    ])
      expect(personalAttributeAsked(text)).toBeUndefined()
  })

  test('around any other words it is found all the same', () => {
    const around = fc.stringMatching(/^[bklmx ,.]{0,30}$/u)
    fc.assert(
      fc.property(
        around,
        around,
        fc.constantFrom('tôn giáo', 'Dan toc', 'ĐẢNG VIÊN', 'camera footage'),
        (a, b, word) => {
          expect(personalAttributeAsked(`${a} ${word} ${b}`)).toBeDefined()
        },
      ),
    )
  })

  test('any text at all gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        expect(personalDataErrors('x', text, 'count').length).toBeLessThan(2)
      }),
    )
  })
})
