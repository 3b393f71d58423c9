/** The frame of every form about a step: heading, what is wrong, what somebody else saved meanwhile, the buttons. */
import type { ComponentChildren } from 'preact'
import { readModel, type Model } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import type { View } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { ErrorSummary, errorTitle, type FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { PageHeading, Section } from '#ui/components/page/page.tsx'
import { SummaryList, type SummaryRow } from '#ui/components/summary-list/summary-list.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { formMessages } from '../form.messages.ts'
import { messages } from '../messages.ts'
import { onlyWriters } from '../steps.problems.ts'
import { mayWrite } from '../steps.policy.ts'
import type { StepName } from '../steps.rules.ts'
import { besideField, crumbs, errorsOf } from './parts.tsx'

/** A model that the reader may write about. Throws Problems `not-found` and `not-allowed`. */
export async function writableModel(ctx: Ctx, id: string, step: StepName): Promise<Model> {
  const { model, inCharge } = await readModel(ctx, id)
  if (!mayWrite(ctx.actor, step, inCharge)) throw onlyWriters()
  return model
}

export interface FormPageProps {
  readonly view: View
  readonly model: Model
  readonly title: string
  readonly lead?: string | undefined
  /** Where the form is sent, below the model. */
  readonly action: string
  /** The part of the page of steps to return to. */
  readonly step: StepName
  readonly hidden?: Readonly<Record<string, string>>
  readonly problem?: Problem | undefined
  /** Of what somebody else saved meanwhile. */
  readonly stored?: readonly SummaryRow[] | undefined
  readonly files?: boolean
  readonly button?: string
  readonly children: ComponentChildren
  /** Below the form. */
  readonly more?: ComponentChildren
}

export function FormPage(props: FormPageProps) {
  const { view, model, title, problem, stored } = props
  const { locale } = view
  const say = formMessages[locale]
  const errors: readonly FormError[] = problem ? errorsOf(problem, locale) : []
  const path = `/models/${model.id}`
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      breadcrumbs={crumbs(view, model)}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={title} kicker={<span lang="vi">{model.title}</span>} lead={props.lead} />
      {stored && (
        <Section title={say.stored}>
          <SummaryList locale={locale} rows={stored} />
        </Section>
      )}
      <Form action={href(view, `${path}/${props.action}`)} hidden={props.hidden} files={props.files}>
        {props.children}
        <ButtonGroup>
          <Button>{props.button ?? say.save}</Button>
          <Link standalone href={href(view, `${path}/steps#${props.step}`)}>
            {say.cancel}
          </Link>
        </ButtonGroup>
      </Form>
      {props.more}
    </Layout>
  )
}

type Labels = (typeof messages)['vi']['label']

/** What every field of these forms gets: its label, what was typed, what is wrong with it. */
export function fieldsOf(view: View, values: Readonly<Record<string, string>>, problem: Problem | undefined) {
  const { locale } = view
  const errors = problem ? errorsOf(problem, locale) : []
  return (name: keyof Labels) => {
    const label = messages[locale].label[name]
    return { locale, name, label, value: values[name] ?? '', error: besideField(errors, name, label) }
  }
}
