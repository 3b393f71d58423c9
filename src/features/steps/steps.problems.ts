/** The refusals of this feature, each with a stable code. */
import { registerConstraint } from '#platform/db/constraints.ts'
import { invalid, notAllowed, notFound, Problem } from '#platform/problem.ts'

export const noTask = () => notFound({ vi: 'việc này', en: 'this task' })
export const noOutreach = () => notFound({ vi: 'lần tuyên truyền này', en: 'this outreach' })
export const noReview = () => notFound({ vi: 'lần rút kinh nghiệm này', en: 'this review' })
export const noEvidence = () => notFound({ vi: 'minh chứng này', en: 'this evidence' })

export const onlyWriters = () =>
  notAllowed({
    vi: 'Cán bộ được giao đăng ký mô hình của đơn vị này mới ghi được các bước.',
    en: 'Officers who register models for this unit can write about its steps.',
  })

export const onlyReopeners = () =>
  notAllowed({
    vi: 'Cán bộ được giao đăng ký hoặc xét duyệt mô hình của đơn vị này mới mở lại được.',
    en: 'Officers who register or review models of this unit can reopen a step.',
  })

export const onlyPublishers = () =>
  notAllowed({
    vi: 'Cán bộ được giao công bố mô hình của đơn vị này mới cho hiện minh chứng được.',
    en: 'Officers who publish models of this unit can show evidence to everybody.',
  })

/** 409: a withdrawn model is no longer worked on. */
export const withdrawnModel = () =>
  new Problem('steps.withdrawn', 409, {
    vi: 'Mô hình đã rút nên không ghi thêm được.',
    en: 'The model was withdrawn, so nothing can be added.',
  })

/** 409: steps are closed once the model was chosen. */
export const notChosen = () =>
  new Problem('steps.not-chosen', 409, {
    vi: 'Mô hình chưa được chọn. Nội dung đã ghi vẫn còn; khi mô hình được chọn thì kết thúc bước được.',
    en: 'The model is not accepted yet. What was written stays; steps can be closed once it is.',
  })

/** 409: what is closed is changed after it is reopened. */
export const stepClosed = () =>
  new Problem('steps.closed', 409, {
    vi: 'Bước này đã kết thúc. Muốn sửa, xin mở lại kèm lý do.',
    en: 'This step is closed. To change it, please reopen it with a reason.',
  })

export const alreadyClosed = () =>
  new Problem('steps.already-closed', 409, {
    vi: 'Bước này đã kết thúc rồi.',
    en: 'This step is closed already.',
  })

export const notClosed = () =>
  new Problem('steps.not-closed', 409, { vi: 'Bước này đang mở.', en: 'This step is open.' })

/** 409: somebody saved in between; `details.revision` is the newest. */
export const changedMeanwhile = (revision: number) =>
  new Problem(
    'steps.changed',
    409,
    {
      vi: 'Người khác vừa lưu mục này. Chưa có gì bị ghi đè: xin xem bản đang lưu ở dưới, rồi lưu lại nếu vẫn muốn thay.',
      en: 'Somebody saved this in between. Nothing was overwritten: look at what is stored below, and save again to replace it.',
    },
    { details: { revision } },
  )

/** 409: the key of a form was used for another model. */
const keyUsed = () =>
  new Problem('steps.key-used', 409, {
    vi: 'Biểu mẫu này đã dùng cho mô hình khác. Xin mở biểu mẫu mới.',
    en: 'This form was used for another model. Please open a new one.',
  })
for (const table of ['step_task', 'step_outreach', 'step_review'])
  registerConstraint(`${table}_pkey`, keyUsed)

/** 422: more than a register of one model holds. */
export const tooManyRows = (most: number) =>
  new Problem('steps.too-many', 422, {
    vi: `Mỗi mô hình ghi tối đa ${most} mục ở đây.`,
    en: `One model holds at most ${most} of these.`,
  })

export const nothingSent = () =>
  invalid([
    {
      field: 'photos',
      code: 'missing',
      message: {
        vi: 'Xin chọn ít nhất một ảnh, một cặp ảnh trước và sau, một văn bản, hoặc nhập một đường dẫn.',
        en: 'Please choose at least one photo, a pair of before and after, a document, or enter a link.',
      },
    },
  ])

export const halfPair = (field: 'before' | 'after') =>
  invalid([
    {
      field,
      code: 'missing',
      message: {
        vi: 'Cặp ảnh cần cả ảnh trước và ảnh sau.',
        en: 'A pair needs both the photo before and the one after.',
      },
    },
  ])

export const consentNeeded = () =>
  invalid([
    {
      field: 'consent',
      code: 'missing',
      message: {
        vi: 'Xin xác nhận người trong ảnh đã đồng ý, hoặc bỏ chọn các ảnh đó.',
        en: 'Please confirm that the people shown agreed, or leave those photos out.',
      },
    },
  ])

export const nothingChosen = () =>
  invalid([
    {
      field: 'ids',
      code: 'missing',
      message: {
        vi: 'Xin chọn ít nhất một minh chứng.',
        en: 'Please choose at least one piece of evidence.',
      },
    },
  ])
