/** Reads XML as strictly as a feed reader does, so that tests see what a program would: elements, or what is wrong. */

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescape(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos);)/u.test(text)) throw new Error(`a stray & in ${text}`)
  return text.replace(/&(\w+);/gu, (_, name: string) => entities[name] ?? '')
}

/** The root element. Throws where it is not well formed, or has characters that XML does not know. */
export function readXml(document: string): Element {
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u.test(document))
    throw new Error('control characters')
  if (!document.isWellFormed()) throw new Error('half a character')
  const body = document.replace(/^<\?xml version="1.0" encoding="utf-8"\?>\n/u, '')
  if (body === document) throw new Error('no declaration')
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  let at = 0
  for (const match of body.matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/gu)) {
    const [tag, close, name = '', rest = '', alone] = match
    const inside = open.at(-1) ?? top
    const text = body.slice(at, match.index)
    if (text.includes('<') || text.includes('>')) throw new Error(`not a tag: ${text}`)
    inside.text += unescape(text)
    at = match.index + tag.length
    if (close === '/') {
      if (inside.name !== name) throw new Error(`</${name}> closes <${inside.name}>`)
      open.pop()
      continue
    }
    const pairs = [...rest.matchAll(/([\w:]+)="([^"]*)"/gu)].map(([, key = '', value = '']) => [
      key,
      unescape(value),
    ])
    const element: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' }
    inside.children.push(element)
    if (alone !== '/') open.push(element)
  }
  const [root, ...others] = top.children
  if (open.length > 1 || !root || others.length > 0 || body.slice(at).trim() !== '')
    throw new Error('not one element')
  return root
}

export const all = (element: Element, name: string) => element.children.filter((child) => child.name === name)
export const textIn = (element: Element, name: string) => all(element, name)[0]?.text
export const linkOf = (element: Element, rel: string) =>
  all(element, 'link').find(({ attributes }) => attributes['rel'] === rel)?.attributes['href']
