/** Examples of views with an address each. */
import type { Example } from '#ui/example.ts'
import { Tabs } from './tabs.tsx'

export const examples: Example[] = [
  {
    name: 'Theo đơn vị lúc đăng ký, hoặc đơn vị hiện nay',
    render: () => (
      <Tabs
        label="Cách tính theo đơn vị"
        items={[
          { href: '#tab-then', label: 'Theo đơn vị lúc đăng ký' },
          { href: '#tab-now', label: 'Theo đơn vị hiện nay', current: true },
        ]}
      />
    ),
  },
  {
    name: 'Có số đếm',
    render: () => (
      <Tabs
        label="Việc của tôi"
        items={[
          { href: '#tab-wait', label: 'Chờ tôi', count: '12', current: true },
          { href: '#tab-sent', label: 'Tôi đã chuyển', count: '1.204' },
          { href: '#tab-done', label: 'Đã xong', count: '0' },
        ]}
      />
    ),
  },
]
