/** Nothing here yet: what will be here and how to begin, or how to widen a search that found nothing. */
import type { ComponentChildren } from 'preact'

export type EmptyStateProps = { title: string; children?: ComponentChildren; action?: ComponentChildren }

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div class="empty-state">
      <p class="empty-state-title">{title}</p>
      {children}
      {action === undefined ? null : <div class="button-group">{action}</div>}
    </div>
  )
}
