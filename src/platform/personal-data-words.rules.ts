/**
 * The words of what this software must never hold about a person, as data: phrases parted by commas, in Vietnamese with
 * their accents and in English. `personal-data.rules.ts` says how they are compared.
 */

export const attributes = [
  'surveillance',
  'scoring',
  'religion',
  'ethnicity',
  'political_opinion',
  'party_membership',
  'attitude',
  'private_life',
] as const
export type PersonalAttribute = (typeof attributes)[number]

export interface Signs {
  /** Asks for the attribute by being there. */
  readonly always: string
  /** Asks for it once the text speaks of somebody or some household in particular. */
  readonly ofSomebody: string
  /** A number of a whole place is no attribute of anybody. */
  readonly mayBeCounted: boolean
  /** Only an organisation can know that number of itself, so it has to say which one supplies it. */
  readonly supplied?: true
}

export const signs: Readonly<Record<PersonalAttribute, Signs>> = {
  surveillance: {
    always: `hình ảnh camera, ảnh camera, ảnh từ camera, video camera, trích xuất camera, dữ liệu camera, đoạn ghi hình,
      ghi hình người, nhận diện khuôn mặt, nhận dạng khuôn mặt, khuôn mặt, theo dõi người, theo dõi di chuyển,
      lịch trình di chuyển, khách đến nhà, khách lạ, danh sách theo dõi, đối tượng theo dõi, biển số xe, footage,
      video recording, video recordings, facial recognition, face recognition, watch list, watchlist, visitor report,
      visitor reports, license plate, license plates, licence plate, licence plates, movement tracking, track people`,
    ofSomebody: '',
    mayBeCounted: false,
  },
  scoring: {
    always: `chấm điểm hộ, chấm điểm từng hộ, chấm điểm người, chấm điểm cá nhân, chấm điểm công dân, chấm điểm gia đình,
      điểm công dân, điểm của hộ, điểm của từng hộ, điểm tín nhiệm công dân, điểm xã hội, xếp hạng hộ, xếp hạng người,
      xếp hạng công dân, xếp hạng gia đình, xếp loại hộ, xếp loại từng hộ, xếp loại công dân, household score,
      household scores, score households, citizen score, citizen scores, social credit, rank people, rank households,
      ranking of people, ranking of households`,
    ofSomebody: 'chấm điểm, xếp hạng, score, scores, ranking',
    mayBeCounted: false,
  },
  religion: {
    always: `tôn giáo, tín ngưỡng, theo đạo, có đạo, đạo lạ, tà đạo, tín đồ, giáo dân, đi lễ chùa, đi lễ nhà thờ,
      phật tử, religion, religions, religious, faith, creed, believers, denomination, church members`,
    ofSomebody: `công giáo, thiên chúa giáo, phật giáo, tin lành, cao đài, hòa hảo, hồi giáo,
      catholic, catholics, buddhist, buddhists, protestant, protestants, muslim, muslims, believer`,
    mayBeCounted: true,
    supplied: true,
  },
  ethnicity: {
    always: 'dân tộc, dtts, đbdt, đbdtts, sắc tộc, tộc người, ethnic, ethnicity, racial, tribe, tribal',
    ofSomebody: 'race, người kinh, người hoa, người khmer, người chăm, người mông, người tày, người thái',
    mayBeCounted: true,
    supplied: true,
  },
  political_opinion: {
    always: `quan điểm chính trị, chính kiến, lập trường chính trị, xu hướng chính trị, khuynh hướng chính trị, bất mãn,
      phản động, diễn biến tư tưởng, political opinion, political opinions, political view, political views,
      political stance, political leaning, dissent, dissenter, dissenters`,
    ofSomebody: 'tư tưởng chính trị, bầu cho ai, bỏ phiếu cho ai, lý lịch chính trị, voted for',
    mayBeCounted: false,
  },
  party_membership: {
    always: `đảng viên, vào đảng, kết nạp đảng, tuổi đảng, thẻ đảng, party member, party members,
      party membership, party card, cpv member, cpv members, member of the party, members of the party`,
    ofSomebody: 'chi bộ sinh hoạt, in the party',
    mayBeCounted: true,
    supplied: true,
  },
  attitude: {
    always:
      'thái độ, lòng trung thành, attitude, attitudes, loyalty, who opposes, who agrees, người phản đối, hộ phản đối',
    ofSomebody: `phản đối, chống đối, không đồng ý, chưa đồng ý, không đồng thuận, chưa đồng thuận, không ủng hộ,
      against, opposes, opposed, disagree, disagrees`,
    mayBeCounted: false,
  },
  private_life: {
    always: '',
    ofSomebody: `ma túy, nghiện, cai nghiện, tệ nạn, mại dâm, hiv, tiền án, tiền sự, phạm tội, vi phạm pháp luật, bệnh,
      bệnh án, sức khỏe, khuyết tật, suy dinh dưỡng, tâm thần, sinh con, số con, con thứ, mang thai, triệt sản, tránh thai,
      kế hoạch hóa gia đình, khhgđ, drug, drugs, addict, addicts, convicted, disease, diseases, illness, health, disability,
      malnourished, third child, children born, pregnancy, pregnancies, contraception, family planning`,
    mayBeCounted: true,
  },
}

/** Sayings in which those words mean something else. */
export const sayings = `toàn dân tộc, bản sắc dân tộc, văn hóa dân tộc, hồn dân tộc, đoàn kết dân tộc,
  đoàn kết các dân tộc, đoàn kết tôn giáo, gia đình phật tử, ban dân tộc, phòng dân tộc, dân tộc nội trú, dân tộc bán trú,
  nhạc cụ dân tộc, trang phục dân tộc, trò chơi dân tộc, anh hùng dân tộc, đạo đức, đạo lý, đạo diễn,
  thái độ phục vụ, thái độ của cán bộ, thái độ tiếp dân, service attitude, attitude of officials, good faith,
  ethnic culture, bệnh viện, khám chữa bệnh, khám bệnh, phòng bệnh, dịch bệnh, sâu bệnh, bệnh cây trồng,
  bệnh vật nuôi, bệnh thành tích, sức khỏe cộng đồng, bảo hiểm y tế, nghiên cứu, health insurance, health centre,
  health center, health station, drug store`

/** Organisations and areas; no person, unless the text speaks of one. */
export const places = `cơ sở tôn giáo, tổ chức tôn giáo, công trình tôn giáo, cơ sở tín ngưỡng,
  công trình tín ngưỡng, vùng dân tộc, vùng đồng bào dân tộc, đồng bào dân tộc, đồng bào các dân tộc,
  thôn dân tộc, religious site, religious sites, religious organisation, religious organisations,
  ethnic minority area, ethnic minority areas`

/** Speaks of somebody in particular. */
export const somebody = `từng người, mỗi người, tên người, người nào, họ tên, họ và tên, danh sách, của người,
  của công dân, chủ hộ, từng hộ, mỗi hộ, của hộ, trong hộ, từng gia đình, từng đảng viên,
  tên hộ, hộ nào, cá nhân, căn cước, cccd, thành viên gia đình, nhân khẩu là, ai là, each person, every person,
  per person, each household, every household, per household, household head, head of household, full name, name of,
  names of, list of, citizen id`

/** Names people or lists them, which a count never does. */
export const naming = `họ tên, họ và tên, danh sách hộ, danh sách các hộ, danh sách người, danh sách những người,
  danh sách cá nhân, danh sách đối tượng, danh sách công dân, danh sách đảng viên, tên từng hộ, tên từng người,
  tên chủ hộ, tên người, tên hộ, số căn cước, căn cước công dân, cccd, cmnd, số điện thoại, ngày sinh,
  ngày tháng năm sinh, địa chỉ nhà, từng hộ, từng người, từng gia đình, từng đảng viên, full name, full names,
  list of households, list of people, list of persons, list of names, names of people, names of households,
  date of birth, phone number, phone numbers, identity card, id number, home address, home addresses`

/** How the name of a number begins. */
export const counting = `số, tổng số, tỷ lệ, tỉ lệ, bao nhiêu, có bao nhiêu, number of, numbers of, share of,
  percentage of, proportion of, rate of, count of, how many, total`
