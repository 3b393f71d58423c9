/** The refusals of this feature, each with a stable code. */
import { invalid, notAllowed, notFound, Problem } from '#platform/problem.ts'
import { type ConflictKind, type State, stateWords } from './round.rules.ts'

export const noRound = () => notFound({ vi: 'đợt xét chọn này', en: 'this round' })
export const noRubric = () => notFound({ vi: 'bộ tiêu chí này', en: 'this rubric' })
export const noEntry = () => notFound({ vi: 'mô hình này trong đợt xét chọn', en: 'this model in the round' })
export const noNomination = () => notFound({ vi: 'đề xuất này', en: 'this nomination' })
export const noCertificate = () => notFound({ vi: 'giấy chứng nhận này', en: 'this certificate' })
export const noProposal = () => notFound({ vi: 'tờ trình của đợt này', en: 'a proposal of this round' })
export const noVisit = () => notFound({ vi: 'lần khảo sát này', en: 'this visit' })

export const onlyManagers = () =>
  notAllowed({
    vi: 'Cán bộ được giao tổ chức xét chọn ở đơn vị này mới làm được.',
    en: 'Officers who run appraisal for this unit can.',
  })
export const onlyDeciders = () =>
  notAllowed({
    vi: 'Cán bộ được giao ghi quyết định công nhận của đơn vị này hoặc cấp trên mới làm được.',
    en: 'Officers who record recognition decisions of this unit or one above it can.',
  })
export const onlyOwners = () =>
  notAllowed({
    vi: 'Cán bộ đăng ký mô hình của đơn vị này mới đề nghị được.',
    en: 'Officers who register models for this unit can propose it.',
  })
export const notAppointed = () =>
  notAllowed({
    vi: 'Chỉ thành viên hội đồng của đợt này mới chấm được.',
    en: 'Only members of the panel of this round can score.',
  })

export const notAllowedPaper = () =>
  notAllowed({
    vi: 'Cán bộ của đơn vị ra quyết định và của đơn vị có mô hình mới in được giấy chứng nhận.',
    en: 'Officers of the unit that decided and of the model’s unit can print the certificate.',
  })

export const tooFewSheets = (models: number) =>
  invalid([
    {
      field: 'despite',
      code: 'too_few_sheets',
      message: {
        vi: `${models} mô hình chưa đủ phiếu nên sẽ không được xếp hạng. Nếu vẫn muốn chốt, xin đánh dấu ô xác nhận.`,
        en: `${models} models have too few sheets and would get no rank. To close all the same, please tick the box.`,
      },
    },
  ])

const ties: Readonly<Record<ConflictKind, { vi: string; en: string }>> = {
  declared: { vi: 'anh/chị đã khai có liên quan', en: 'you declared a conflict of interest' },
  registered: { vi: 'anh/chị đã đăng ký mô hình này', en: 'you registered it' },
  submitted: { vi: 'anh/chị đã gửi mô hình này', en: 'you submitted it' },
  wrote: { vi: 'anh/chị đã viết hồ sơ mô hình này', en: 'you wrote part of it' },
  registrar: {
    vi: 'anh/chị phụ trách đăng ký mô hình của đơn vị này',
    en: 'you register models over its unit',
  },
}

/** 403: appraisers may not appraise their own. */
export function ownModel(kinds: readonly ConflictKind[]): Problem {
  const list = (language: 'vi' | 'en') => kinds.map((kind) => ties[kind][language]).join('; ')
  return new Problem(
    'appraisal.own-model',
    403,
    {
      vi: `Anh/chị không chấm mô hình này vì ${list('vi') || 'có liên quan'}.`,
      en: `You can't appraise this model: ${list('en') || 'you are a party to it'}.`,
    },
    { details: { conflicts: kinds } },
  )
}

/** 409: the round stands elsewhere. */
export function wrongState(state: State): Problem {
  const { vi, en } = stateWords[state]
  return new Problem(
    'appraisal.wrong-state',
    409,
    {
      vi: `Đợt xét chọn ${vi} nên chưa làm bước này được. Xin mở lại trang để xem việc tiếp theo.`,
      en: `The round is ${en}, so this step is not open. Please reload the page to see what comes next.`,
    },
    { details: { state } },
  )
}

export function panelClosed(): Problem {
  return new Problem('appraisal.panel-closed', 409, {
    vi: 'Hội đồng đã chốt điểm, nên phiếu này không được ghi nữa. Điểm anh/chị lưu trước đó vẫn còn.',
    en: 'The panel is closed, so this sheet was not taken. What you saved before still counts.',
  })
}

/** 409: two officers at once. */
export function changedMeanwhile(): Problem {
  return new Problem('appraisal.changed', 409, {
    vi: 'Người khác đã lưu trong khi anh/chị đang sửa. Những gì anh/chị viết vẫn còn đây; xin mở trang ở thẻ khác để xem bản mới, rồi lưu lại.',
    en: 'Someone else saved while you were editing. What you wrote is still here; open the page in another tab to see theirs, then save again.',
  })
}

export function rubricFrozen(): Problem {
  return new Problem('appraisal.rubric-frozen', 409, {
    vi: 'Bộ tiêu chí này đã dùng cho một đợt xét chọn nên không sửa được. Xin lưu thành phiên bản mới.',
    en: 'A round uses this rubric, so it does not change. Please save a new version.',
  })
}

export function noRubricInForce(): Problem {
  return new Problem('appraisal.no-rubric', 409, {
    vi: 'Chưa có bộ tiêu chí nào của năm này cho đơn vị. Xin lập bộ tiêu chí trước khi mở đợt.',
    en: 'There is no rubric of this year for the unit. Please make one before the round opens.',
  })
}

export function stillTaking(closesOn: string): Problem {
  return new Problem(
    'appraisal.still-taking',
    409,
    {
      vi: 'Chưa hết hạn đề nghị mô hình nên chưa chấm được.',
      en: 'Models can still be proposed, so scoring can’t begin yet.',
    },
    { details: { closesOn } },
  )
}

export function nothingToScore(): Problem {
  return new Problem('appraisal.nothing-to-score', 409, {
    vi: 'Cần ít nhất một mô hình và đủ số thành viên hội đồng tối thiểu trước khi chấm.',
    en: 'Scoring needs at least one model, and a panel no smaller than the quorum.',
  })
}

export function notTaking(): Problem {
  return new Problem('appraisal.not-taking', 409, {
    vi: 'Đợt này hiện không nhận mô hình. Xin xem ngày nhận trên trang của đợt.',
    en: 'This round takes no models now. Please see its dates on its page.',
  })
}

export function outside(): Problem {
  return new Problem('appraisal.outside', 409, {
    vi: 'Mô hình không thuộc địa bàn của đợt này, hoặc chưa được công bố.',
    en: 'The model is not in the area of this round, or is not public.',
  })
}

export function enteredAlready(): Problem {
  return new Problem('appraisal.entered', 409, {
    vi: 'Mô hình đã có trong đợt này.',
    en: 'The model is in this round already.',
  })
}

export function needsReasons(entryIds: readonly string[]): Problem {
  return invalid(
    entryIds.map((id) => ({
      field: `reasons.${id}`,
      code: 'deviates',
      message: {
        vi: 'Danh sách khác thứ hạng ở mô hình này: xin ghi lý do.',
        en: 'The list departs from the ranking here: please say why.',
      },
    })),
  )
}

export function nothingProposed(): Problem {
  return invalid([
    {
      field: 'proposed',
      code: 'too_small',
      message: { vi: 'Xin chọn ít nhất một mô hình.', en: 'Please choose at least one model.' },
    },
  ])
}

export function numberTaken(): Problem {
  return invalid([
    {
      field: 'number',
      code: 'taken',
      message: {
        vi: 'Đơn vị này đã có quyết định mang số đó trong năm.',
        en: 'This unit has a decision with that number in the same year.',
      },
    },
  ])
}

export function notStanding(): Problem {
  return new Problem('certificate.not-standing', 409, {
    vi: 'Giấy chứng nhận này đã bị thu hồi hoặc đã có giấy khác thay.',
    en: 'This certificate was revoked, or another one has taken its place.',
  })
}

export function alreadyCertified(): Problem {
  return new Problem('certificate.exists', 409, {
    vi: 'Mô hình này đã có giấy chứng nhận theo quyết định đó.',
    en: 'This model has a certificate under that decision already.',
  })
}

export function tooManyLookups(retryAfter: number): Problem {
  return new Problem(
    'certificate.too-many',
    429,
    {
      vi: 'Mạng này tra quá nhiều mã trong thời gian ngắn. Xin chờ ít phút rồi thử lại.',
      en: 'This network looked up too many codes in a short time. Please wait a few minutes.',
    },
    { retryAfter },
  )
}

export function tooManyNominations(retryAfter: number): Problem {
  return new Problem(
    'nomination.too-many',
    429,
    {
      vi: 'Đã nhận nhiều đề xuất trong thời gian ngắn nên tạm dừng. Những gì anh/chị viết vẫn còn đây; xin gửi lại sau.',
      en: 'Many suggestions came in a short time, so we paused. What you wrote is still here; please send it again later.',
    },
    { retryAfter },
  )
}

export function ownNomination(): Problem {
  return new Problem('nomination.own', 403, {
    vi: 'Đây là mô hình anh/chị đăng ký hoặc phụ trách. Xin dùng phần “Đề nghị xét chọn” trên trang mô hình.',
    en: 'You register or look after this model. Please propose it on its own page instead.',
  })
}

export function settledAlready(): Problem {
  return new Problem('nomination.settled', 409, {
    vi: 'Đề xuất này đã được xử lý.',
    en: 'This nomination was settled already.',
  })
}
