/**
 * Results while typing, on the search page. The page works without it: it adds a list under the same form and
 * hides what the server answered to the earlier question. Text goes in as text nodes only. No destructuring: the
 * oldest Safari that the build serves gets it wrong.
 */
import { capital, contextOf, inText } from '../place-words.rules.ts'
import { lastDayOf } from '../pages/names.rules.ts'
import type { SearchHit } from '../units.rules.ts'

interface Words {
  readonly one: string
  readonly many: string
  readonly none: string
  readonly failed: string
  readonly list: string
  readonly now: string
  readonly until: string
  readonly former: string
  readonly code: string
}

const pause = 150
const atLeast = 2

function start(box: HTMLElement): void {
  const input = box.querySelector<HTMLInputElement>('input[type=search]')
  const words = JSON.parse(box.dataset['words'] ?? 'null') as Words | null
  if (!input || !words) return
  const answered = document.getElementById('results')
  const status = make('p', 'note')
  status.setAttribute('role', 'status')
  const list = make('ul', 'link-list suggestions')
  list.id = 'suggestions'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', words.list)
  list.hidden = true
  box.append(status, list)
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-expanded', 'false')

  let running: AbortController | undefined
  let timer = 0
  let active = -1

  const options = () => [...list.children] as HTMLElement[]

  const mark = (index: number) => {
    active = index
    options().forEach((option, at) => {
      const chosen = at === active
      option.setAttribute('aria-selected', String(chosen))
      const pointer = option.querySelector<HTMLElement>('[data-pointer]')
      if (pointer) pointer.hidden = !chosen
      if (chosen) option.scrollIntoView({ block: 'nearest' })
    })
    const option = options()[active]
    if (option) input.setAttribute('aria-activedescendant', option.id)
    else input.removeAttribute('aria-activedescendant')
  }

  const close = () => {
    running?.abort()
    list.textContent = ''
    list.hidden = true
    status.textContent = ''
    input.setAttribute('aria-expanded', 'false')
    mark(-1)
    if (answered) answered.hidden = false
  }

  const show = (hits: readonly SearchHit[]) => {
    list.textContent = ''
    const units = box.dataset['units'] ?? '/units'
    const today = box.dataset['today'] ?? ''
    list.append(...hits.map((hit, index) => optionOf(hit, index, units, today, words)))
    list.hidden = hits.length === 0
    input.setAttribute('aria-expanded', String(hits.length > 0))
    status.textContent =
      hits.length === 0
        ? /^\d+$/u.test(input.value.trim())
          ? words.code
          : words.none
        : hits.length === 1
          ? words.one
          : words.many.replace('{n}', String(hits.length))
    mark(-1)
    if (answered) answered.hidden = true
  }

  const ask = async () => {
    running?.abort()
    const query = input.value.trim()
    if (query.length < atLeast) {
      close()
      return
    }
    const mine = new AbortController()
    running = mine
    try {
      const answer = await fetch(`${box.dataset['unitSearch']}?limit=10&q=${encodeURIComponent(query)}`, {
        signal: mine.signal,
        headers: { accept: 'application/json' },
      })
      if (!answer.ok) throw new Error(String(answer.status))
      const found = (await answer.json()) as { items: SearchHit[] }
      if (running === mine) show(found.items)
    } catch {
      if (mine.signal.aborted || running !== mine) return
      close()
      status.textContent = words.failed
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), pause)
  })

  input.addEventListener('keydown', (event) => {
    const count = options().length
    if (event.isComposing || count === 0) return
    if (event.key === 'ArrowDown') mark(active + 1 < count ? active + 1 : -1)
    else if (event.key === 'ArrowUp') mark(active < 0 ? count - 1 : active - 1)
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && active >= 0) go(options()[active])
    else return
    event.preventDefault()
  })

  list.addEventListener('click', (event) => {
    if (event.target instanceof Element) go(event.target.closest('[role=option]'))
  })
}

function go(option: Element | null | undefined): void {
  const href = option?.getAttribute('data-href')
  if (href) location.assign(href)
}

function optionOf(hit: SearchHit, index: number, units: string, today: string, words: Words): HTMLElement {
  const option = make('li', 'suggestion')
  option.id = `suggestion-${index}`
  option.setAttribute('role', 'option')
  option.setAttribute('aria-selected', 'false')
  option.dataset['href'] = hit.unit.level === 'nation' ? units : `${units}/${hit.unit.id}`
  const text = make('div', 'link-list-text')
  const pointer = make('span')
  pointer.textContent = '› '
  pointer.dataset['pointer'] = ''
  pointer.setAttribute('aria-hidden', 'true')
  pointer.hidden = true
  const name = make('strong')
  name.append(vietnamese(hit.unit.fullName), endWords(hit, today, words))
  const about = make('div', 'link-list-about')
  const context = capital(contextOf(hit.place))
  const first = hit.now[0]
  if (context !== '') about.append(vietnamese(context))
  if (context !== '' && first) about.append(' · ')
  if (first) about.append(`${words.now} `, vietnamese(inText(first.place)), moreWords(hit))
  text.append(pointer, name, about)
  option.append(text)
  return option
}

/** Of several units of today the first is named; this says how many more. */
function moreWords(hit: SearchHit): string {
  return hit.now.length > 1 ? ` +${hit.now.length - 1}` : ''
}

/** Until when it was, in brackets, for what is no more. */
function endWords(hit: SearchHit, today: string, words: Words): string {
  const last = lastDayOf(hit.unit, today)
  if (last !== undefined) return ` (${words.until.replace('{date}', last.split('-').reverse().join('/'))})`
  return hit.unit.dated ? '' : ` (${words.former})`
}

function vietnamese(words: string): HTMLElement {
  const span = make('span')
  span.lang = 'vi'
  span.textContent = words
  return span
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (className !== '') element.className = className
  return element
}

for (const box of document.querySelectorAll<HTMLElement>('[data-unit-search]')) start(box)
