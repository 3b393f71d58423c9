/** What happened, in order: the life of a request, or the units a unit was made from. */
import type { ComponentChildren } from 'preact'

export type TimelineItem = {
  /** As shown: "01/07/2025". */
  when: string
  /** Machine form of `when`: a civil date or an instant. */
  dateTime?: string | undefined
  title: ComponentChildren
  text?: ComponentChildren
  /** `merge` joins the branches in `from` into one; `future` is planned; `late` missed its date. */
  kind?: 'event' | 'merge' | 'future' | 'late' | undefined
  /** What flowed in: "Xã Hòa Phước", "Xã Hòa Khương". */
  from?:
    | readonly {
        label: ComponentChildren
        /** After the label, outside of its link: how much of it, how certain. */
        note?: string | undefined
        href?: string | undefined
      }[]
    | undefined
}

export type TimelineProps = {
  items: readonly TimelineItem[]
  /** Names the list for screen readers. */
  label: string
}

export function Timeline({ items, label }: TimelineProps) {
  return (
    <ol class="timeline" aria-label={label}>
      {items.map((item, index) => (
        <li
          class={`timeline-item timeline-${item.kind ?? 'event'}${item.from === undefined ? '' : ' timeline-branched'}`}
          key={`${item.when} ${index}`}
        >
          <p class="timeline-when">
            {item.dateTime === undefined ? item.when : <time datetime={item.dateTime}>{item.when}</time>}
          </p>
          <p class="timeline-title">{item.title}</p>
          {item.text === undefined ? null : <div class="timeline-text">{item.text}</div>}
          {item.from === undefined ? null : (
            <ul class="timeline-from">
              {item.from.map((source, at) => (
                <li key={source.href ?? at}>
                  <span>
                    {source.href === undefined ? source.label : <a href={source.href}>{source.label}</a>}
                    {source.note}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
