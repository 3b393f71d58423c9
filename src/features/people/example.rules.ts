/** The people of the example installation: one for each role, around phường An Khê in Đà Nẵng. */
export type ExamplePerson = 'registrar' | 'province' | 'ward' | 'head' | 'citizen'

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
  citizen: { email: 'citizen@example.vn', name: 'Hoàng Thị Mai', title: 'citizen', role: null, over: null },
}
