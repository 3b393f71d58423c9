/** The page `/ui`: every component with its examples, for whoever builds a page, and for the accessibility run. */
import { PageHeading, Split } from './components/page/page.tsx'
import { gallery } from './gallery.ts'
import { Layout } from './layout/layout.tsx'
import type { View } from './view.ts'

const texts = {
  vi: {
    title: 'Bộ giao diện',
    lead: 'Các mảnh ghép nên mọi trang ở đây. Mỗi mảnh nằm trong một thư mục dưới src/ui/components, cùng ví dụ và bài kiểm.',
    contents: 'Các mảnh',
  },
  en: {
    title: 'Components',
    lead: 'The pieces every page here is built from. Each lives in a folder under src/ui/components, with its examples and its test. The examples are in Vietnamese.',
    contents: 'Components',
  },
}

export function GalleryPage({ view }: { view: View }) {
  const say = texts[view.locale]
  return (
    <Layout view={view} title={say.title} wide>
      <PageHeading title={say.title} lead={say.lead} />
      <Split
        side={
          <nav class="gallery-nav" aria-label={say.contents}>
            <ul>
              {gallery.map((entry) => (
                <li key={entry.component}>
                  <a href={`#ui-${entry.component}`}>{entry.title[view.locale]}</a>
                </li>
              ))}
            </ul>
          </nav>
        }
      >
        {gallery.map((entry) => (
          <section class="gallery-entry" id={`ui-${entry.component}`} key={entry.component}>
            <h2>{entry.title[view.locale]}</h2>
            <p>
              <code>#ui/components/{entry.component}/</code>
            </p>
            {entry.examples.map((example) => (
              <div class="gallery-example" key={example.name}>
                <p class="gallery-name" lang="vi">
                  {example.name}
                </p>
                {example.description === undefined ? null : <p>{example.description[view.locale]}</p>}
                <div class="gallery-stage" lang="vi">
                  {example.render()}
                </div>
              </div>
            ))}
          </section>
        ))}
      </Split>
    </Layout>
  )
}
