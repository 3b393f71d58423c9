/** All evidence of a model with a box to tick at each: shown to everybody, hidden, or removed, many at once. */
import type { Model } from '#features/models/contract.ts'
import type { View } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { Checkbox } from '#ui/components/checkboxes/checkboxes.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { ErrorSummary, errorTitle } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Disclosure, PageHeading, Section } from '#ui/components/page/page.tsx'
import { type Photo, PhotoChoices, PhotoGrid, PhotoPairs } from '#ui/components/photo-grid/photo-grid.tsx'
import { vi } from '#ui/components/said/said.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import type { Evidence } from '../evidence.store.ts'
import { formMessages } from '../form.messages.ts'
import { messages } from '../messages.ts'
import { stepNames } from '../steps.rules.ts'
import { pairsOf, Papers, photosOf } from './evidence-view.tsx'
import { besideField, crumbs, errorsOf } from './parts.tsx'

export interface ManageProps {
  readonly view: View
  readonly model: Model
  readonly evidence: readonly Evidence[]
  /** The reader may show it to everybody. */
  readonly approves: boolean
  readonly chosen: readonly string[]
  readonly consent: boolean
  readonly problem?: Problem | undefined
}

function Box({ props, one, first }: { props: ManageProps; one: Evidence; first: boolean }) {
  const { locale } = props.view
  const say = formMessages[locale]
  return (
    <Checkbox
      locale={locale}
      name="ids[]"
      /* the error summary leads to the first */
      id={first ? 'ids' : `choose-${one.id}`}
      value={one.id}
      label={say.choose(vi(one.caption))}
      checked={props.chosen.includes(one.id)}
      hint={one.public ? say.shown : messages[locale].hidden}
    />
  )
}

/** One at a time, each with its box: pictures are looked at before they are shown. */
function One({ props, one, first }: { props: ManageProps; one: Evidence; first: boolean }) {
  const { view, model } = props
  const say = messages[view.locale]
  const shown = { view, modelId: model.id, evidence: [one] }
  /* its caption stands at the box */
  const plain = (photo: Photo): Photo => ({ ...photo, caption: undefined, note: undefined })
  return (
    <>
      <PhotoGrid locale={view.locale} label={say.photos} photos={photosOf(shown).map(plain)} />
      <PhotoPairs
        locale={view.locale}
        label={say.pairs}
        pairs={pairsOf(shown).map(({ before, after }) => ({ before, after }))}
      />
      <Papers {...shown} />
      <Box props={props} one={one} first={first} />
    </>
  )
}

function Buttons({ props }: { props: ManageProps }) {
  const { view, model, approves } = props
  const { locale } = view
  const say = formMessages[locale]
  const errors = props.problem ? errorsOf(props.problem, locale) : []
  const path = href(view, `/models/${model.id}/evidence`)
  return (
    <>
      {approves && (
        <Checkbox
          locale={locale}
          name="consent"
          label={say.consent}
          checked={props.consent}
          error={besideField(errors, 'consent', messages[locale].label.consent)}
        />
      )}
      <ButtonGroup>
        {approves && <Button>{say.approve}</Button>}
        <Button kind="secondary" formAction={`${path}/hide`}>
          {say.hide}
        </Button>
        <Link standalone href={href(view, `/models/${model.id}/steps`)}>
          {say.cancel}
        </Link>
      </ButtonGroup>
      <Disclosure summary={say.removeOpen}>
        <p>{say.removeText}</p>
        <Button kind="danger" formAction={`${path}/remove`}>
          {say.remove}
        </Button>
      </Disclosure>
    </>
  )
}

export function ManagePage(props: ManageProps) {
  const { view, model, evidence, problem } = props
  const { locale } = view
  const say = formMessages[locale]
  const errors = problem ? errorsOf(problem, locale) : []
  const parts = stepNames
    .map((name) => ({ name, found: evidence.filter(({ step }) => step === name) }))
    .filter(({ found }) => found.length > 0)
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, say.manageTitle) : say.manageTitle}
      breadcrumbs={crumbs(view, model)}
      wide
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading
        title={say.manageTitle}
        kicker={<span lang="vi">{model.title}</span>}
        lead={say.manageLead}
      />
      {parts.length === 0 ? (
        <EmptyState title={say.nothingToManage} />
      ) : (
        <Form action={href(view, `/models/${model.id}/evidence/${props.approves ? 'approve' : 'hide'}`)}>
          {parts.map(({ name, found }) => (
            <Section key={name} title={messages[locale].step[name]} id={`manage-${name}`}>
              <PhotoChoices
                items={found.map((one) => ({
                  key: one.id,
                  content: <One props={props} one={one} first={one === evidence[0]} />,
                }))}
              />
            </Section>
          ))}
          <Buttons props={props} />
        </Form>
      )}
    </Layout>
  )
}
