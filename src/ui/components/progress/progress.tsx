/** How far something has come, in words first; the bar only repeats them. */
export type ProgressProps = {
  label: string
  value: number
  max: number
  /** In words: "18 trên 24 việc". */
  text: string
  id: string
}

export function Progress({ label, value, max, text, id }: ProgressProps) {
  return (
    <div class="progress">
      <p class="progress-text">
        <label for={id}>{label}</label>
        <span class="tabular">{text}</span>
      </p>
      <progress id={id} value={Math.min(value, max)} max={max <= 0 ? 1 : max} aria-valuetext={text} />
    </div>
  )
}
