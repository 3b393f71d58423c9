/** Two or more views of the same thing, each with its own address: links, so they can be shared and need no script. */
export type TabItem = {
  href: string
  label: string
  current?: boolean | undefined
  count?: string | undefined
}

export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current === true ? 'page' : undefined}>
              {item.label}
              {item.count === undefined ? null : <span class="tab-count"> {item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
