/** The people of the example installation: for each role, around phường An Khê in Đà Nẵng. */
export type ExamplePerson =
  | 'registrar'
  | 'province'
  | 'ward'
  | 'head'
  | 'appraiser'
  | 'appraiser2'
  | 'appraiser3'
  | 'citizen'

interface Person {
  readonly email: string
  readonly name: string
  /** For the line that is printed at start. */
  readonly title: string
  /** Null: a citizen, to whom nothing is granted. */
  readonly role: string | null
  /** The ward is An Khê, the others are those above and below it. */
  readonly over: 'nation' | 'province' | 'ward' | 'neighbourhood' | null
}

export const examplePeople: Readonly<Record<ExamplePerson, Person>> = {
  registrar: {
    email: 'registrar@example.vn',
    name: 'Lê Thị Minh Tâm',
    title: 'national registrar',
    role: 'national_registrar',
    over: 'nation',
  },
  province: {
    email: 'province@example.vn',
    name: 'Trần Quốc Bảo',
    title: 'province officer, Đà Nẵng',
    role: 'province_officer',
    over: 'province',
  },
  ward: {
    email: 'ward@example.vn',
    name: 'Nguyễn Thị Thu Hà',
    title: 'ward officer, phường An Khê',
    role: 'ward_officer',
    over: 'ward',
  },
  head: {
    email: 'head@example.vn',
    name: 'Phạm Văn Lộc',
    title: 'neighbourhood head, phường An Khê',
    role: 'neighbourhood_head',
    over: 'neighbourhood',
  },
  appraiser: {
    email: 'appraiser@example.vn',
    name: 'Đặng Thị Hồng Nhung',
    title: 'appraiser, Đà Nẵng',
    role: 'appraiser',
    over: 'province',
  },
  appraiser2: {
    email: 'appraiser2@example.vn',
    name: 'Võ Minh Khoa',
    title: 'appraiser, Đà Nẵng',
    role: 'appraiser',
    over: 'province',
  },
  appraiser3: {
    email: 'appraiser3@example.vn',
    name: 'Bùi Thị Ngọc Ánh',
    title: 'appraiser, Đà Nẵng',
    role: 'appraiser',
    over: 'province',
  },
  citizen: { email: 'citizen@example.vn', name: 'Hoàng Thị Mai', title: 'citizen', role: null, over: null },
}
