/** Why a backup can't be taken in; each is one line for the person and leaves the database as it was. */
import { Problem } from '../problem.ts'

export const damaged = (vi: string, en: string) =>
  new Problem('backup-damaged', 422, {
    vi: `Bản sao lưu bị hỏng hoặc thiếu: ${vi}. Không có gì thay đổi; hãy dùng bản khác.`,
    en: `The backup is damaged or incomplete: ${en}. Nothing was changed; take another one.`,
  })

export const truncated = () => damaged('tệp bị cắt ngang', 'the file ends too early')

export const notABackup = () =>
  damaged('đây không phải tệp sao lưu của Đồng Thuận', 'this is no backup of Đồng Thuận')

export const newer = (unknown: readonly string[]) =>
  new Problem(
    'backup-newer',
    409,
    {
      vi: 'Bản sao lưu do một phiên bản mới hơn của chương trình tạo ra. Hãy cập nhật chương trình rồi khôi phục.',
      en: 'A newer version of the program made this backup. Update the program, then restore.',
    },
    { details: { unknown } },
  )

export const notEmpty = () =>
  new Problem('database-not-empty', 409, {
    vi: 'Cơ sở dữ liệu đích đã có bảng. Chỉ khôi phục hoặc chuyển vào cơ sở dữ liệu trống; không có gì thay đổi.',
    en: 'The target database holds tables already. Restore and move only fill an empty one; nothing was changed.',
  })

export const notUnicode = (encoding: string) =>
  new Problem('database-encoding', 409, {
    vi: `Cơ sở dữ liệu đích dùng bảng mã ${encoding}. Hãy tạo lại với bảng mã UTF8.`,
    en: `The target database is encoded in ${encoding}. Create it again with encoding UTF8.`,
  })

export const tooOld = (version: string) =>
  new Problem('database-too-old', 409, {
    vi: `Cơ sở dữ liệu đích là PostgreSQL ${version}; cần từ 15 trở lên.`,
    en: `The target database is PostgreSQL ${version}; it takes 15 or newer.`,
  })

export const unproven = (table: string) =>
  new Problem('restore-unproven', 500, {
    vi: `Bảng ${table} sau khi nạp không giống bản gốc. Đã hủy, không có gì thay đổi.`,
    en: `Table ${table} does not equal its source after loading. It was undone; nothing was changed.`,
  })
