/** Why a model came back, where whoever mends it can't miss it: on its page and above the form. */
import { formatDateTime } from '#platform/i18n/format.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import { Notice } from '#ui/components/notice/notice.tsx'
import { Note } from '#ui/components/page/page.tsx'
import { pageMessages } from '../page.messages.ts'
import type { Returned } from '../queries/review-facts.ts'
import { officeInWords } from './model-actions.tsx'
import { Written } from './parts.tsx'

export function ReturnedNotice({ locale, returned }: { locale: Locale; returned: Returned | undefined }) {
  if (!returned) return null
  const say = pageMessages[locale].page
  const office = returned.office ? officeInWords(returned.office, locale) : say.formerOffice
  return (
    <Notice locale={locale} kind="warning" title={say.returnedTitle}>
      <p>
        <Written text={returned.reason} />
      </p>
      <Note>{say.returnedBy(office, formatDateTime(returned.at, locale))}</Note>
    </Notice>
  )
}
