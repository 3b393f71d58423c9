/** A state in a word, with a shape of its own so that it isn't colour that tells. */
export type Tone = 'neutral' | 'open' | 'done' | 'soon' | 'late'

/**
 * `neutral` hollow square: draft, closed, historic · `open` half disc: running · `done` tick ·
 * `soon` triangle: due soon · `late` filled diamond: overdue or refused.
 */
export function Tag({ children, tone = 'neutral' }: { children: string; tone?: Tone | undefined }) {
  return (
    <span class={`tag tag-${tone}`}>
      <svg class="tag-shape" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
        <Shape tone={tone} />
      </svg>
      {children}
    </span>
  )
}

function Shape({ tone }: { tone: Tone }) {
  switch (tone) {
    case 'open':
      return (
        <>
          <circle class="tag-line" cx="6" cy="6" r="5" />
          <path class="tag-fill" d="M6 1a5 5 0 0 1 0 10z" />
        </>
      )
    case 'done':
      return <path class="tag-line tag-thick" d="M1.5 6.5l3 3l6-7" />
    case 'soon':
      return <path class="tag-line" d="M6 1.5L11 10.5H1z" />
    case 'late':
      return <path class="tag-fill" d="M6 0L12 6L6 12L0 6z" />
    case 'neutral':
      return <rect class="tag-line" x="1.5" y="1.5" width="9" height="9" />
  }
}
