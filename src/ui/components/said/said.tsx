/**
 * Names of places, of people and what officers wrote are Vietnamese in both languages. A screen reader that takes
 * them for English can't be understood, so they are marked where a text of the page's language holds them.
 */

/* Of the private use area: no keyboard types them, and a text stays a text on its way through the messages. */
const [begins, ends] = ['\u{E000}', '\u{E001}']
const marked = new RegExp(`${begins}([^${ends}]*)${ends}`, 'u')
const marks = new RegExp(`[${begins}${ends}]`, 'gu')

/** Marks a name to be put into a sentence that `Said` shows. Texts of components may hold such names. */
export function vi(name: string): string {
  return `${begins}${bare(name)}${ends}`
}

/** Marks what a sentence quotes, where what it quotes is what somebody wrote. */
export function viQuotes(text: string): string {
  return text.replace(/“([^”]+)”/gu, (_, own: string) => `“${vi(own)}”`)
}

/** Without the marks: for titles, and for attributes, which know one language only. */
export function bare(text: string): string {
  return text.replace(marks, '')
}

/** A text in the page's language, and as Vietnamese what `vi` marked in it. */
export function Said({ text }: { text: string }) {
  return (
    <>
      {text.split(marked).map((part, index) =>
        index % 2 === 1 ? (
          <span key={index} lang="vi">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </>
  )
}
