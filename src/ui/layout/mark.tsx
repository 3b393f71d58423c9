/** The mark: two overlapping circles, the lens where they meet filled. Decoration beside the name, so hidden from readers. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 20" width="40" height="25" aria-hidden="true" focusable="false">
      <circle class="mark-ring" cx="10.5" cy="10" r="8.5" />
      <circle class="mark-ring" cx="21.5" cy="10" r="8.5" />
      <path class="mark-lens" d="M16 3.52a8.5 8.5 0 0 1 0 12.96a8.5 8.5 0 0 1 0-12.96z" />
    </svg>
  )
}
