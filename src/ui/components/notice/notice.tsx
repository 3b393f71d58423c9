/** A word to everyone on this page: what was just done, what to mind, what failed and what was kept. */
import type { ComponentChildren } from 'preact'
import { words } from '#ui/messages.ts'
import type { Locale } from '#ui/view.ts'

export type NoticeKind = 'info' | 'success' | 'warning' | 'danger'

export type NoticeProps = {
  locale: Locale
  kind?: NoticeKind | undefined
  /** Replaces the kind's own word ("Lưu ý", "Đã xong", "Cảnh báo"). */
  title?: string | undefined
  children: ComponentChildren
  /** Read out at once: for the answer to what the reader just did. */
  announce?: boolean | undefined
}

export function Notice({ locale, kind = 'info', title, children, announce }: NoticeProps) {
  const say = words[locale]
  const own = { info: say.important, success: say.success, warning: say.warning, danger: say.warning }
  return (
    <div class={`notice notice-${kind}`} role={announce === true ? 'status' : undefined}>
      <p class="notice-title">{title ?? own[kind]}</p>
      <div class="notice-body">{children}</div>
    </div>
  )
}
