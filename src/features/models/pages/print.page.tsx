/** The sheet of a model: all that its page says, on A4, with a code that leads back to the page. */
import type { VNode } from 'preact'
import { civilDate } from '#platform/clock.ts'
import { qrDataUrl } from '#platform/documents/qr.ts'
import { html, page, type Route, type View } from '#platform/http/route.ts'
import { formatDate } from '#platform/i18n/format.ts'
import { Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { listMessages } from '../list.messages.ts'
import { messages } from '../messages.ts'
import { panelsOf } from '../model-panels.ts'
import { modelPath } from '../model.schemas.ts'
import { pageMessages } from '../page.messages.ts'
import { printMessages } from '../print.messages.ts'
import { type ContentNames, contentNames } from '../queries/content-names.ts'
import { type ReadModel, readModel } from '../queries/read-model.ts'
import { type NowPlace, nowPlaces, type UnitPlace, unitPlace } from '../queries/unit-place.ts'
import { formatKnown, formatRegistered } from '../registered.rules.ts'
import { ModelContent, recordRows } from './model-content.tsx'

interface SheetProps {
  readonly view: View
  readonly read: ReadModel
  readonly contentNames: ContentNames
  readonly at: UnitPlace
  readonly now: readonly NowPlace[]
  /** What other features know of it. */
  readonly panels: readonly VNode[]
  readonly url: string
  readonly qr: string
}

function Stands({ view, read, at, now, contentNames: names }: SheetProps) {
  const { locale } = view
  const { model } = read
  const say = printMessages[locale]
  const words = messages[locale]
  const status = words.status[model.status]
  const today = now.map(({ place }) => place).join('; ')
  return (
    <Section title={say.stands}>
      <SummaryList
        locale={locale}
        rows={[
          { key: say.state, value: words.state[model.state] },
          { key: say.registered, value: formatRegistered(model) },
          { key: say.unit, value: <span lang="vi">{at.place}</span> },
          ...(today === '' || today === at.place
            ? []
            : [{ key: say.today, value: <span lang="vi">{today}</span> }]),
          ...(model.place === ''
            ? []
            : [{ key: words.label.place, value: <span lang="vi">{model.place}</span> }]),
          ...recordRows({ view, read, contentNames: names }),
          {
            key: listMessages[locale].status,
            value: model.statusOn === null ? status : say.since(status, formatDate(model.statusOn)),
          },
          ...(model.recognised ? [{ key: say.recognised, value: say.isRecognised }] : []),
        ]}
      />
    </Section>
  )
}

function Steps({ view, read }: SheetProps) {
  const { locale } = view
  const { model, history } = read
  const known = model.sourceTitle === null ? 'day' : model.registeredPrecision
  return (
    <Section title={printMessages[locale].steps}>
      <ul>
        {history.map((step) => (
          <li key={step.at.toISOString()}>
            {printMessages[locale].on(
              pageMessages[locale].page.did[step.to],
              formatKnown(civilDate(step.at), known),
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function SheetPage(props: SheetProps) {
  const { view, read, qr, url } = props
  const { locale } = view
  const { model } = read
  const say = printMessages[locale]
  return (
    <Layout
      view={view}
      title={`${say.kicker}: ${model.title}`}
      breadcrumbs={[
        { href: '/models', label: messages[locale].models },
        { href: `/models/${model.id}`, label: model.title, lang: 'vi' },
      ]}
    >
      <div class="no-print">
        <Note>{say.how}</Note>
      </div>
      <PageHeading
        title={model.title}
        lang="vi"
        kicker={say.kicker}
        lead={model.state === 'published' ? undefined : say.notPublic}
      />
      <Stands {...props} />
      <ModelContent view={view} read={read} contentNames={props.contentNames} />
      {props.panels}
      <Steps {...props} />
      <figure>
        <img src={qr} width="120" height="120" alt={say.alt(url)} />
        <figcaption>
          {say.scan}
          <br />
          {url}
          <br />
          {say.printed(formatDate(view.today))}
        </figcaption>
      </figure>
    </Layout>
  )
}

export const printPages: readonly Route[] = [
  page({ method: 'GET', path: '/models/{id}/print', params: modelPath }, async ({ ctx, params, view }) => {
    const read = await readModel(ctx, params.id)
    const { model } = read
    const at = await unitPlace(ctx, model.unitId, model.registeredOn)
    const ask = { ctx, view, model, place: at.place, officer: read.officer, inCharge: read.inCharge }
    const url = `${view.origin}${href(view, `/models/${model.id}`)}`
    return html(
      <SheetPage
        view={view}
        read={read}
        contentNames={await contentNames(ctx, [model])}
        at={at}
        now={await nowPlaces(ctx, model.unitId)}
        panels={await panelsOf('sheet', ask)}
        url={url}
        qr={await qrDataUrl(url)}
      />,
    )
  }),
]
