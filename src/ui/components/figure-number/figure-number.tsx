/** A number that can be checked: what it counts, out of how many, as of when, and the records behind it. */
import { Said } from '#ui/components/said/said.tsx'

export type FigureNumberProps = {
  label: string
  /** Formatted: "87%", "1.204". */
  value: string
  /** Smaller, after the value: "đồng", "hộ". */
  unit?: string | undefined
  /** In words: "1.204 trên 1.384 mô hình". */
  ratio?: string | undefined
  /** The date or rule it is counted by: "Tính đến 21/11/2026, theo đơn vị hiện nay". */
  basis: string
  /** To the records that make the number. */
  detail?: { href: string; label: string } | undefined
}

export function FigureNumber({ label, value, unit, ratio, basis, detail }: FigureNumberProps) {
  return (
    <div class="figure-number">
      <p class="figure-label">
        <Said text={label} />
      </p>
      <p class={value.length > 9 ? 'figure-value figure-value-long' : 'figure-value'}>
        {value}
        {unit === undefined ? null : <span class="figure-unit"> {unit}</span>}
      </p>
      {ratio === undefined ? null : <p class="figure-ratio">{ratio}</p>}
      <p class="figure-basis">{basis}</p>
      {detail === undefined ? null : (
        <a class="link-standalone" href={detail.href}>
          {detail.label}
          <span class="visually-hidden">
            : <Said text={label} />
          </span>
        </a>
      )}
    </div>
  )
}
