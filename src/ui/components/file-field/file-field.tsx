/** Choosing files to send: what may be sent and how large is said before choosing, not after sending. */
import { describedBy, Field, type FieldProps } from '#ui/components/field/field.tsx'
import { words } from '#ui/messages.ts'

/* Without HEIC among them an iPhone turns its photos into JPEG by itself. */
const accept = {
  photo: 'image/jpeg,image/png,image/webp',
  document: '.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv',
  sheet: '.xlsx,.csv',
} as const

export type FileFieldProps = FieldProps & {
  kind: keyof typeof accept
  /** How many files at once; one unless said. */
  max?: number | undefined
  /** The most that each file may have. */
  bytes: number
  /** After a refusal: browsers forget which files were chosen, and people don't expect that. */
  chooseAgain?: boolean | undefined
}

export function FileField({ kind, max = 1, bytes, chooseAgain, ...field }: FileFieldProps) {
  const say = words[field.locale]
  const id = field.id ?? field.name
  const limit = say.fileLimit(say.fileKinds[kind], Math.floor(bytes / 1_000_000), max)
  const parts = [field.hint, limit, chooseAgain === true ? say.chooseAgain : undefined]
  const hint = parts.filter((part) => part !== undefined).join(' ')
  return (
    <Field {...field} hint={hint}>
      <input
        class="input file-input"
        type="file"
        id={id}
        name={field.name}
        accept={accept[kind]}
        multiple={max > 1}
        aria-invalid={field.error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(id, { hint, error: field.error })}
      />
    </Field>
  )
}
