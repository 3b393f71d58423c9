/**
 * What `doctor` looks at on this machine: Node.js, the address for people, the data folder, the maker of
 * PDFs, the mail server.
 */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from '../config.ts'
import { isNetworked } from '../db/folder-lock.rules.ts'
import { hasCompiler } from '../documents/typeset.ts'
import { type Check, complaint, fine, masked, mind, wrong } from './check.ts'
import { bare, greeting } from './reach.ts'

export function checkNode(running: string, pinned: string): Check {
  if (running === pinned) return fine('node', { vi: `Node.js ${running}`, en: `Node.js ${running}` })
  return mind(
    'node',
    {
      vi: `Đang chạy trên Node.js ${running}, không phải bản ${pinned} đã kiểm thử.`,
      en: `This runs on Node.js ${running}, not on ${pinned} that it was tested with.`,
    },
    {
      vi: 'Chạy npm ci để cài bản đi kèm, rồi khởi động bằng npm start hoặc bin/dongthuan.',
      en: 'Run npm ci, which brings the right one, and start with npm start or bin/dongthuan.',
    },
  )
}

const local = new Set(['localhost', '127.0.0.1', '[::1]'])

export function checkPublicUrl({ publicUrl, trustProxy }: Config): Check[] {
  if (!publicUrl) {
    return [
      mind(
        'public-url',
        {
          vi: 'PUBLIC_URL chưa đặt: chỉ dùng để thử trên máy này.',
          en: 'PUBLIC_URL is not set: good for trying things out on this machine only.',
        },
        {
          vi: 'Trước khi cho mọi người dùng, đặt PUBLIC_URL là địa chỉ https họ sẽ gõ.',
          en: 'Before people use it, set PUBLIC_URL to the https address that they will type.',
        },
      ),
    ]
  }
  const url = new URL(publicUrl)
  if (url.protocol !== 'https:' && !local.has(url.hostname)) {
    return [
      wrong(
        'public-url',
        {
          vi: `PUBLIC_URL ${publicUrl} không mã hóa: mật khẩu đi qua mạng ai cũng đọc được.`,
          en: `PUBLIC_URL ${publicUrl} is not encrypted: passwords cross the network for all to read.`,
        },
        {
          vi: 'Đặt một máy chủ proxy có TLS phía trước (xem docs/operations.md) và dùng địa chỉ https.',
          en: 'Put a reverse proxy with TLS in front (see docs/operations.md) and use an https address.',
        },
      ),
    ]
  }
  const found = fine('public-url', { vi: `Địa chỉ ${publicUrl}`, en: `Address ${publicUrl}` })
  if (url.protocol !== 'https:' || trustProxy) return [found]
  return [
    found,
    mind(
      'trust-proxy',
      {
        vi: 'TRUST_PROXY chưa bật: sau proxy, mọi người dùng chung một giới hạn số lần truy cập.',
        en: 'TRUST_PROXY is off: behind a reverse proxy all callers share one rate limit.',
      },
      {
        vi: 'Nếu proxy đặt X-Forwarded-For, hãy đặt TRUST_PROXY=1.',
        en: 'If your reverse proxy sets X-Forwarded-For, set TRUST_PROXY=1.',
      },
    ),
  ]
}

const megabyte = 1_000_000
const size = (bytes: number) =>
  bytes >= 1000 * megabyte
    ? `${Math.floor(bytes / (1000 * megabyte))} GB`
    : `${Math.floor(bytes / megabyte)} MB`

/** The folder itself, or the nearest one above it that exists. */
function existing(folder: string): string {
  let at = folder
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at)
  return at
}

export async function checkDataFolder({ dataDir, databaseUrl }: Config): Promise<Check[]> {
  const folder = existing(dataDir)
  const probe = join(folder, `.doctor-${randomUUID()}`)
  try {
    await writeFile(probe, '', { flag: 'wx' })
    await rm(probe)
  } catch (error) {
    return [
      wrong(
        'data-folder',
        {
          vi: `Không ghi được vào ${folder} (${complaint(error)}).`,
          en: `${folder} can’t be written to (${complaint(error)}).`,
        },
        {
          vi: 'Cho tài khoản chạy chương trình quyền ghi vào thư mục, hoặc chọn DATA_DIR khác.',
          en: 'Let the account that runs the program write there, or choose another DATA_DIR.',
        },
      ),
    ]
  }
  const { bavail, bsize, type } = await statfs(folder)
  const free = bavail * bsize
  const what = {
    vi: `Thư mục ${dataDir}, còn trống ${size(free)}`,
    en: `Folder ${dataDir}, ${size(free)} free`,
  }
  const makeRoom = {
    vi: 'Dọn bớt ổ đĩa, hoặc chuyển DATA_DIR sang ổ khác.',
    en: 'Make room on the disk, or move DATA_DIR to another one.',
  }
  const checks: Check[] = []
  if (free < 100 * megabyte) checks.push(wrong('data-folder', what, makeRoom))
  else if (free < 1000 * megabyte) checks.push(mind('data-folder', what, makeRoom))
  else checks.push(fine('data-folder', what))
  if (!databaseUrl && isNetworked(type)) {
    checks.push(
      wrong(
        'data-folder',
        {
          vi: 'Thư mục dữ liệu nằm trên ổ mạng: cơ sở dữ liệu nhúng có thể hỏng ở đó.',
          en: 'The data folder lies on a network drive: an embedded database may come to harm there.',
        },
        {
          vi: 'Chuyển DATA_DIR về ổ đĩa của máy, hoặc dùng PostgreSQL.',
          en: 'Move DATA_DIR to a disk of this machine, or use PostgreSQL.',
        },
      ),
    )
  }
  return checks
}

/** Without a compiler all works but the PDFs; `packages` are those that may bring one. */
export function checkDocuments(packages?: readonly string[]): Check {
  if (hasCompiler(packages)) {
    return fine('documents', { vi: 'Tạo được tệp PDF', en: 'PDF files can be made' })
  }
  return mind(
    'documents',
    {
      vi: 'Máy này không tạo được tệp PDF: giấy chứng nhận chỉ in được từ trình duyệt.',
      en: 'This machine can’t make PDF files: certificates can only be printed from the browser.',
    },
    {
      vi: 'Chạy npm ci trên máy Linux x64: bộ dàn trang đi kèm chỉ có cho loại máy đó.',
      en: 'Run npm ci on a Linux x64 machine: it brings the typesetter, which there is for no other.',
    },
  )
}

/** Asks the mail server for its greeting; signs in to nothing and sends nothing. */
export async function checkMail({ smtpUrl }: Config, limitMs?: number): Promise<Check> {
  if (!smtpUrl) {
    return fine('mail', {
      vi: 'Chưa cấu hình gửi thư; bản này chưa gửi thư nào.',
      en: 'Mail is not configured; this version sends none.',
    })
  }
  const url = new URL(smtpUrl)
  const tls = url.protocol === 'smtps:'
  const port = Number(url.port) || (tls ? 465 : 587)
  try {
    const said = await greeting({ host: bare(url.hostname), port, tls }, true, limitMs)
    if (!said.startsWith('220')) throw new Error(`it says “${said.slice(0, 80)}”`)
    return fine('mail', {
      vi: `Máy chủ thư ${url.hostname} trả lời`,
      en: `Mail server ${url.hostname} answers`,
    })
  } catch (error) {
    const why = complaint(error, smtpUrl)
    return wrong(
      'mail',
      {
        vi: `Máy chủ thư ${masked(smtpUrl)} không trả lời đúng (${why}).`,
        en: `Mail server ${masked(smtpUrl)} does not answer as it should (${why}).`,
      },
      {
        vi: 'Kiểm tra tên máy, cổng và tường lửa trong SMTP_URL.',
        en: 'Check host, port and firewall of SMTP_URL.',
      },
    )
  }
}
