/** What tests ask of rendered HTML: nothing the content policy forbids, references that resolve, languages that are said. */
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { bare } from './components/said/said.tsx'
import type { Example } from './example.ts'

/** A page (a `Layout`) as HTML with its doctype. */
export function renderDocument(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}

/** The HTML of all examples of a component, as they stand together on one page. */
export function renderExamples(examples: readonly Example[]): string {
  return examples.map((example) => renderToString(example.render() as VNode)).join('\n')
}

/**
 * Faults found, in words; empty when there are none. Looks for inline styles and handlers, ids used twice,
 * controls without a name, and `for`, `aria-describedby` or `aria-labelledby` that lead nowhere.
 */
export function faults(html: string): string[] {
  const found: string[] = []
  const tags = [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/g)].map(
    (match) => ({
      name: match[1] ?? '',
      attributes: attributesOf(match[2] ?? ''),
    }),
  )
  const ids = tags.flatMap((tag) => tag.attributes.get('id') ?? [])
  const known = new Set(ids)
  const labelled = new Set(
    tags.flatMap((tag) => (tag.name === 'label' ? (tag.attributes.get('for') ?? []) : [])),
  )
  for (const id of known) if (ids.filter((other) => other === id).length > 1) found.push(`id twice: ${id}`)
  for (const { name, attributes } of tags) {
    for (const attribute of attributes.keys()) {
      if (attribute === 'style' || attribute.startsWith('on')) found.push(`inline ${attribute} on ${name}`)
    }
    for (const reference of ['for', 'aria-describedby', 'aria-labelledby']) {
      for (const id of (attributes.get(reference) ?? '').split(' ')) {
        if (id !== '' && !known.has(id)) found.push(`${reference} leads nowhere: ${id}`)
      }
    }
    const isControl = ['input', 'select', 'textarea'].includes(name) && attributes.get('type') !== 'hidden'
    const named = attributes.has('aria-label') || labelled.has(attributes.get('id') ?? '')
    if (isControl && !named) found.push(`${name} without a label: ${attributes.get('name') ?? ''}`)
  }
  return found
}

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
/** What `vi` puts around names. */
const marks = /[\u{E000}\u{E001}]/u
/** Letters of Vietnamese that neither English nor its loans use. */
const vietnamese = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]/iu

/**
 * Texts with Vietnamese letters that a screen reader would take for another language: outside of `lang="vi"`.
 * Also marks of `vi` that nobody took out.
 */
export function unmarkedVietnamese(html: string): string[] {
  const languages: string[] = ['']
  const found: string[] = []
  for (const [, close, name = '', rest = '', text = ''] of html.matchAll(
    /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>([^<]*)/giu,
  )) {
    if (close === '/') languages.pop()
    else if (!voids.has(name)) {
      languages.push(attributesOf(rest).get('lang') ?? languages.at(-1) ?? '')
    }
    if (languages.at(-1) !== 'vi' && vietnamese.test(text)) found.push(text.trim())
    if (marks.test(rest + text)) found.push(`a mark in ${name}: ${bare(rest + text).trim()}`)
  }
  return found
}

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/\s([^\s=]+)(?:="([^"]*)")?/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
}
