/** The tables of models, as types. */
import type { Generated, JSONColumnType } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type {
  Content,
  Field,
  Finding,
  ForceRole,
  Level,
  ModelId,
  OwnerBlock,
  Precision,
  State,
  Status,
} from './model.rules.ts'

/** `block` and `unitId` are left out where nobody said. */
export interface Force {
  readonly role: ForceRole
  readonly name: string
  readonly block?: OwnerBlock
  readonly unitId?: number
}

interface Measures {
  n: number
  state_n: number
  state_vnd: string
  mobilised_n: number
  mobilised_vnd: string
}

interface Signature extends Measures {
  field: Field
  level: Level
  year: number
  owner_block: OwnerBlock
  type_id: number
  themes: number[]
  campaigns: number[]
  status: Status
  recognised: boolean
}

export interface ModelTables {
  model_level: {
    id: Generated<number>
    level: Level
    valid: string
    source: string
    verified: boolean
  }
  model: {
    id: ModelId
    unit_id: number
    title: string
    sort_key: string | null
    field: Field
    level: Level
    owner_block: OwnerBlock
    registered_on: string
    registered_precision: Generated<Precision>
    year: number
    situation: string
    goals: string
    method: string
    target_group: string
    place: string
    forces: JSONColumnType<readonly Force[]>
    resources: string
    budget_state_vnd: number | null
    budget_mobilised_vnd: number | null
    starts_on: string | null
    ends_on: string | null
    outputs: string
    sustainability: string
    state: State
    type_id: number | null
    co_blocks: Generated<OwnerBlock[]>
    status: Generated<Status>
    status_on: string | null
    recognised: Generated<boolean>
    carried_from: ModelId | null
    checked_year: number | null
    revision: number
    created_by: AccountId | null
    submitted_by: AccountId | null
    example: boolean
    source_title: string | null
    source_url: string | null
    created_at: Date
    updated_at: Date
  }
  model_revision: {
    model_id: ModelId
    revision: number
    at: Date
    actor_id: AccountId | null
    content: JSONColumnType<Content>
  }
  model_transition: {
    id: Generated<number>
    model_id: ModelId
    at: Date
    from_state: State | null
    to_state: State
    actor_id: AccountId | null
    reason: string | null
  }
  model_label: {
    model_id: ModelId
    label_id: number
    kind: 'theme' | 'campaign'
    registered_on: string
    public: boolean
  }
  model_status_change: {
    id: Generated<number>
    model_id: ModelId
    at: Date
    on_day: string
    from_status: Status
    to_status: Status
    actor_id: AccountId | null
    reason: string | null
  }
  model_tally_delta: Signature & {
    id: Generated<number>
    unit_id: number
    since: string
    then_ids: number[]
    today_ids: number[]
  }
  model_tally_group: {
    id: Generated<number>
    most: 1 | 2 | 3
    unit_id: number | null
    since: string | null
    until: string | null
    area_id: number | null
    country_id: number | null
    then_ids: number[]
    today_ids: number[]
  }
  model_tally: Signature & { group_id: number }
  model_tally_cell: Measures & { group_id: number; cut: string; a: string; b: string; c: string }
  model_check: {
    id: Generated<number>
    model_id: ModelId
    year: number
    on_day: string
    finding: Finding
    note: string | null
    actor_id: AccountId | null
    at: Date
    corrects: number | null
  }
  model_search: {
    model_id: ModelId
    registered_on: string
    public: boolean
    document: string
  }
  model_word: {
    word: string
    near: string[]
  }
}

declare module '#platform/db/tables.ts' {
  interface Tables extends ModelTables {}
}
