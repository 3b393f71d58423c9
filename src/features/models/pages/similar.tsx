/** What a submission looks like: those nearby, and the box that says why this is another work. */
import { formatDate } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { Button } from '#ui/components/button/button.tsx'
import type { FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Section } from '#ui/components/page/page.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'
import type { Model } from '../model.rules.ts'
import { pageMessages } from '../page.messages.ts'
import type { Shown } from '../repeats.rules.ts'
import { besideField } from './parts.tsx'

export interface SimilarProps {
  readonly view: View
  readonly model: Model
  readonly similar: readonly Shown[]
  /** False where the rule of the place forbids it whatever is said. */
  readonly mayGoOn: boolean
  readonly errors: readonly FormError[]
  /** Typed before. */
  readonly another: string | undefined
}

export function Similar({ view, model, similar, mayGoOn, errors, another }: SimilarProps) {
  const { locale } = view
  const say = pageMessages[locale].similar
  return (
    <Section title={say.title} id="similar">
      <Table
        caption={say.title}
        hideCaption
        rows={similar}
        rowKey={(row) => row.id ?? `${row.unitId} ${row.registeredOn}`}
        columns={[
          {
            key: 'title',
            label: messages[locale].label.title,
            heads: true,
            cell: (row) =>
              row.id === null ? (
                say.hidden
              ) : (
                <span lang="vi">
                  <Link href={href(view, `/models/${row.id}`)}>{row.title}</Link>
                </span>
              ),
          },
          {
            key: 'where',
            label: messages[locale].label.unitId,
            cell: (row) => <span lang="vi">{row.unitName}</span>,
          },
          { key: 'why', label: say.alike, cell: (row) => say.by[row.alikeBy] },
          {
            key: 'date',
            label: pageMessages[locale].browse.registered,
            cell: (row) => formatDate(row.registeredOn),
          },
          {
            key: 'state',
            label: pageMessages[locale].browse.state,
            cell: (row) => (row.state === null ? '' : messages[locale].state[row.state]),
          },
        ]}
      />
      {mayGoOn ? (
        <Form action={href(view, `/models/${model.id}/submit`)} hidden={{ asked: '1' }}>
          <TextArea
            locale={locale}
            label={say.another}
            name="another"
            rows={3}
            limit={1000}
            hint={say.anotherHint}
            value={another}
            error={besideField(errors, 'another', say.another)}
          />
          <Button>{say.goOn}</Button>
        </Form>
      ) : (
        <p>{say.forbidden}</p>
      )}
    </Section>
  )
}
