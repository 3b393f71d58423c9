/** What may be asked and what not, in the words that officers would use; spelling does not get around it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Asks, findForbidden, needsSupplier } from './forbidden.rules.ts'

const category = (text: string, asks: Asks) => findForbidden(text, asks)?.category

describe('never, not even as a count', () => {
  test.each([
    ['Số người bất mãn', 'opinion'],
    ['Thái độ của người dân với dự án', 'opinion'],
    ['Danh sách hộ phản đối', 'opinion'],
    ['Quan điểm chính trị', 'opinion'],
    ['Political opinions of residents', 'opinion'],
    ['Attitude towards the project', 'opinion'],
    ['Hình ảnh camera an ninh', 'surveillance'],
    ['Nhận diện khuôn mặt qua camera', 'surveillance'],
    ['Camera footage', 'surveillance'],
    ['Số khách lạ đến khu dân cư', 'surveillance'],
    ['Chấm điểm từng hộ theo 5 không, 3 sạch', 'scoring'],
    ['Xếp hạng hộ đóng góp', 'scoring'],
    ['Social credit of citizens', 'scoring'],
  ])('%s', (text, expected) => {
    for (const asks of ['person', 'place', 'count'] as const) expect(category(text, asks)).toBe(expected)
  })
})

describe('of no person and no household', () => {
  test.each([
    ['Tôn giáo', 'religion'],
    ['Gia đình theo đạo nào?', 'religion'],
    ['Religion', 'religion'],
    ['Dân tộc', 'ethnicity'],
    ['Ethnic group', 'ethnicity'],
    ['Là đảng viên', 'party'],
    ['Ngày vào Đảng', 'party'],
    ['Party member?', 'party'],
    ['Gia đình có người nghiện', 'drugs'],
    ['Sinh con thứ ba', 'fertility'],
    ['Number of children', 'fertility'],
    ['Bệnh đang mắc', 'health'],
    ['Tình trạng sức khỏe', 'health'],
    ['Disability', 'health'],
  ])('%s', (text, expected) => expect(category(text, 'person')).toBe(expected))

  test.each([
    ['Danh sách người nghiện ma túy', 'drugs'],
    ['Họ tên phụ nữ sinh con thứ ba', 'fertility'],
    ['Tình trạng bệnh của từng hộ', 'health'],
    ['Số con của từng gia đình', 'fertility'],
    ['Danh sách hộ nghèo', 'naming'],
    ['Họ và tên chủ hộ', 'naming'],
    ['Full name and phone number', 'naming'],
  ])('an indicator neither, where it singles people out: %s', (text, expected) => {
    expect(category(text, 'place')).toBe(expected)
    expect(category(text, 'count')).toBe(expected)
  })
})

describe('of a place', () => {
  test.each([
    'Không có trẻ suy dinh dưỡng',
    'Không có trẻ bỏ học',
    'Không sinh con thứ ba',
    'Không có người nghiện ma túy',
    'Không thực hiện chủ trương khi nhân dân chưa đồng thuận',
    'Sạch nhà, sạch bếp, sạch ngõ',
    'Không có tội phạm và tệ nạn xã hội',
    'Khu dân cư có camera an ninh',
    'Giữ gìn bản sắc văn hóa dân tộc',
    'Tổ chức Ngày hội Đại đoàn kết toàn dân tộc',
    'Mỗi hộ có một bình chữa cháy',
    'Tổ hòa giải hoạt động tốt, có người hòa giải mỗi ngõ',
    'Cán bộ có thái độ phục vụ đúng mực',
    'Người dân biết, bàn, làm, kiểm tra',
    'Chi bộ trong sạch, đảng viên gương mẫu',
    'Không để xảy ra cháy rừng',
    'Villages without crime and social evils',
  ])('yes or no is fine: %s', (text) => expect(findForbidden(text, 'place')).toBeUndefined())

  test.each(['Có người theo đạo lạ', 'Có người dân tộc thiểu số', 'No religious households'])(
    'yes or no about faith or descent is not: %s',
    (text) => expect(findForbidden(text, 'place')).toBeDefined(),
  )
})

describe('counts', () => {
  test.each([
    'Số camera an ninh',
    'Số loa an ninh',
    'Số đảng viên của chi bộ',
    'Số hộ dân tộc thiểu số',
    'Số hộ nghèo',
    'Số hộ cận nghèo',
    'Tỷ lệ hỏa táng',
    'Tỷ lệ hộ mua bình chữa cháy',
    'Tỷ lệ hộ bàn giao mặt bằng đúng hạn',
    'Thu nhập bình quân đầu người',
    'Tỷ lệ người dân tham gia bảo hiểm y tế',
    'Số lượt người được tuyên truyền',
    'Diện tích đất hiến làm đường',
    'Số ngày công đóng góp',
    'Tỷ lệ trẻ em suy dinh dưỡng của xã',
    'Số vụ việc chuyển lên cấp trên',
    'Tỷ lệ đồng thuận của các hộ',
    'Rate of households that agreed on the by-laws',
    'Party members of the cell',
  ])('%s', (text) => expect(findForbidden(text, 'count')).toBeUndefined())

  test('of Party members, believers and minorities ask for the organisation that supplies them', () => {
    expect(needsSupplier('Số đảng viên của chi bộ')).toBe(true)
    expect(needsSupplier('So dang vien')).toBe(true)
    expect(needsSupplier('Số hộ dân tộc thiểu số')).toBe(true)
    expect(needsSupplier('Number of Catholics')).toBe(true)
    expect(needsSupplier('Số hộ')).toBe(false)
    expect(needsSupplier('Ngày hội Đại đoàn kết toàn dân tộc')).toBe(false)
  })
})

describe('spelling', () => {
  test.each([
    'ton giao',
    'TÔN GIÁO',
    'Tôn  giáo',
    'tôn-giáo',
    'Tôn giáo'.normalize('NFD'),
    'tôn\u200B giáo',
    'tо̂n giáo',
  ])('does not get around it: %s', (text) => expect(category(text, 'person')).toBe('religion'))

  test('tone marks stand where either school puts them', () => {
    expect(category('Nghiện ma tuý', 'person')).toBe('drugs')
    expect(category('Theo Hoà Hảo', 'person')).toBe('religion')
  })

  test('words that only look alike without accents are left alone', () => {
    for (const text of [
      'Nghiên cứu địa phương',
      'Người đào giếng',
      'Bếp lò',
      'Hòa thuận trong xóm',
      'Nghe đài',
    ])
      expect(findForbidden(text, 'person')).toBeUndefined()
  })

  test('what was found is shown as it was written', () => {
    expect(findForbidden('Ghi rõ TÔN GIÁO của chủ hộ', 'person')?.found).toBe('TÔN GIÁO')
  })

  test('around any other words it is found all the same', () => {
    const around = fc.stringMatching(/^[a-z ,.]{0,30}$/u)
    fc.assert(
      fc.property(
        around,
        around,
        fc.constantFrom('tôn giáo', 'Dan toc', 'ĐẢNG VIÊN', 'camera footage'),
        (a, b, word) => {
          expect(findForbidden(`${a} ${word} ${b}`, 'person')).toBeDefined()
        },
      ),
    )
  })

  test('any text at all gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const found = findForbidden(text, 'person')
        expect(found === undefined || found.message.vi.length > 0).toBe(true)
      }),
    )
  })
})
