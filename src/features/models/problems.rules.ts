/** The refusals of this feature, each with a stable code. */
import { invalid, notAllowed, notFound, Problem } from '#platform/problem.ts'
import type { Change, Merge } from './merge.rules.ts'
import { type Content, type Move, type State, stateWords } from './model.rules.ts'

export const noModel = () => notFound({ vi: 'mô hình này', en: 'this model' })

export const onlyRegistrars = () =>
  notAllowed({
    vi: 'Cán bộ được giao đăng ký mô hình của đơn vị này mới làm được.',
    en: 'Officers who register models for this unit can.',
  })

const who: Readonly<Record<Move, () => Problem>> = {
  submit: onlyRegistrars,
  return: () => reviewers(),
  accept: () => reviewers(),
  publish: () => publishers(),
  withdraw: () =>
    notAllowed({
      vi: 'Cán bộ đăng ký rút được khi mô hình chưa được chọn; sau đó chỉ cán bộ xét duyệt hoặc công bố mới rút được.',
      en: 'Who registers it can until it is accepted; from then on who reviews or publishes.',
    }),
}

const reviewers = () =>
  notAllowed({
    vi: 'Cán bộ được giao xét duyệt mô hình của đơn vị này mới làm được.',
    en: 'Officers who review models of this unit can.',
  })

/** 422: what was published stays where it was registered; withdrawing and registering again leaves a trace. */
export const unitStands = () =>
  invalid([
    {
      field: 'unitId',
      code: 'unit_stands',
      message: {
        vi: 'Mô hình đã công bố nên không đổi đơn vị được. Nếu ghi nhầm đơn vị, xin rút mô hình này rồi đăng ký lại.',
        en: 'A public model keeps its unit. If it is the wrong one, please withdraw this model and register it again.',
      },
    },
  ])

export const publishers = () =>
  notAllowed({
    vi: 'Cán bộ được giao công bố mô hình của đơn vị này mới làm được.',
    en: 'Officers who publish models of this unit can.',
  })

export function moveNotAllowed(move: Move): Problem {
  return who[move]()
}

export function ownSubmission(): Problem {
  return new Problem('model.own-submission', 403, {
    vi: 'Anh/chị đã gửi hoặc đã viết mô hình này nên cần cán bộ khác xét duyệt.',
    en: 'You submitted or wrote this model, so someone else must review it.',
  })
}

export function provincialReviewers(): Problem {
  return notAllowed({
    vi: 'Mô hình đăng ký cấp tỉnh do cán bộ xét duyệt của tỉnh, thành phố chọn.',
    en: 'A model of the level of a province is accepted by officers who review for the province.',
  })
}

/** 409: the form was sent before, and what it made has gone its way since. */
export function alreadySaved(): Problem {
  return new Problem('model.already-saved', 409, {
    vi: 'Mẫu này đã được lưu thành một mô hình, và mô hình ấy đã được sửa tiếp hoặc đã gửi. Những gì anh/chị viết vẫn còn bên dưới. Muốn sửa mô hình đã lưu, xin mở nó từ “Việc chờ tôi”; nếu đây là mô hình khác, xin bấm lưu lần nữa.',
    en: 'This form was already saved as a model, which was edited or submitted since. What you wrote is still below. To edit the saved model, open it from “My worklist”; if this is another one, save again.',
  })
}

export function wrongState(state: State): Problem {
  const { vi, en } = stateWords[state]
  return new Problem(
    'model.wrong-state',
    409,
    {
      vi: `Mô hình đang ở trạng thái “${vi}” nên chưa làm bước này được. Xin mở lại trang để xem việc tiếp theo.`,
      en: `The model is ${en}, so this step is not open. Please reload the page to see what comes next.`,
    },
    { details: { state } },
  )
}

/** 409 with what base, the other and this person have in each field that someone changed. */
export function changedMeanwhile(merge: Merge, current: { revision: number; at: Date }): Problem {
  return new Problem(
    'model.changed',
    409,
    {
      vi: 'Người khác đã lưu mô hình này trong khi anh/chị đang sửa. Những gì anh/chị viết vẫn còn đây; xin xem chỗ khác nhau rồi lưu lại.',
      en: 'Someone else saved this model while you were editing. What you wrote is still here; look at the differences and save again.',
    },
    {
      details: {
        revision: current.revision,
        changedAt: current.at.toISOString(),
        conflicts: merge.conflicts,
        theirs: merge.theirs,
        yours: merge.yours,
        merged: merge.merged,
      },
    },
  )
}

/** Words for a unit are never taken for one: the form comes back with what they may mean. */
export function whichUnit(query: string, found: number): Problem {
  return invalid([
    {
      field: found > 0 ? 'unitId' : 'unitQuery',
      code: found > 0 ? 'which_unit' : 'no_unit',
      message:
        found > 0
          ? {
              vi: `Chọn đơn vị đúng trong những nơi khớp với “${query}”, rồi lưu lại.`,
              en: `Choose the right unit among those that match “${query}”, then save again.`,
            }
          : {
              vi: `Không tìm thấy đơn vị nào cho “${query}”. Anh/chị thử gõ ngắn hơn.`,
              en: `No unit found for “${query}”. Try something shorter.`,
            },
    },
  ])
}

export interface Changes {
  readonly revision: number
  readonly conflicts: readonly Change[]
  readonly theirs: readonly Change[]
  readonly merged: Content
}

/** What `changedMeanwhile` put in; undefined for any other Problem. */
export function changesOf(problem: Problem): Changes | undefined {
  return problem.code === 'model.changed' ? (problem.details as unknown as Changes) : undefined
}

export function noSuchRevision(): Problem {
  return invalid([
    {
      field: 'revision',
      code: 'revision',
      message: { vi: 'Không có bản lưu này.', en: 'There is no such revision.' },
    },
  ])
}

/** 422 for the mark of a page that is none. */
export function invalidCursor(): Problem {
  return invalid([
    {
      field: 'after',
      code: 'cursor',
      message: {
        vi: 'Địa chỉ trang không đúng. Xin mở lại danh sách từ đầu.',
        en: 'This page address is damaged. Please open the list from its start.',
      },
    },
  ])
}
