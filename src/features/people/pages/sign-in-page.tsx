/** The sign-in form. */
import type { View } from '#platform/http/route.ts'
import { Button } from '#ui/components/button/button.tsx'
import {
  errorFor,
  ErrorSummary,
  errorTitle,
  type FormError,
} from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Note, PageHeading } from '#ui/components/page/page.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'

export interface SignInPageProps {
  readonly view: View
  /** Where to go afterwards; a path of ours. */
  readonly next: string
  readonly email?: string | undefined
  readonly errors?: readonly FormError[]
}

/** The password is never sent back; the address is. */
export function SignInPage({ view, next, email, errors = [] }: SignInPageProps) {
  const { locale } = view
  const t = messages[locale].signIn
  return (
    <Layout view={view} title={errors.length > 0 ? errorTitle(locale, t.title) : t.title}>
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={t.title} lead={t.lead} />
      <Form action={href(view, '/sign-in')} hidden={{ next }}>
        <TextField
          locale={locale}
          label={t.email}
          name="email"
          type="email"
          autocomplete="username"
          value={email}
          error={errorFor(errors, 'email')}
        />
        <TextField
          locale={locale}
          label={t.password}
          name="password"
          type="password"
          autocomplete="current-password"
          error={errorFor(errors, 'password')}
        />
        <Button>{t.submit}</Button>
      </Form>
      <Note>{t.noAccount}</Note>
    </Layout>
  )
}
