/**
 * Keys on lists of models: j and k go from model to model, x ticks, / goes to the search, ? shows the keys; and a button that ticks
 * all. Everything they do can be done without them.
 */

/** Typing somewhere is no command. */
function types(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio'
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  )
}

const rows = (): HTMLElement[] =>
  Array.from(document.querySelectorAll<HTMLElement>('main tbody tr')).filter(
    (row) => row.querySelector('a[href*="/models/"]') !== null,
  )

function current(all: readonly HTMLElement[]): number {
  return all.findIndex((row) => row.contains(document.activeElement))
}

function go(by: number): void {
  const all = rows()
  const at = current(all)
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]
  next?.querySelector<HTMLElement>('a[href*="/models/"]')?.focus()
}

function mark(): void {
  const all = rows()
  const box = all[current(all)]?.querySelector<HTMLInputElement>('input[type="checkbox"]')
  if (box) box.checked = !box.checked
}

function search(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[name="q"], input[name="q"]')
  field?.focus()
  field?.select()
  return field !== null
}

function help(): void {
  const keys = document.getElementById('desk-keys')
  if (!keys) return
  keys.hidden = !keys.hidden
  if (!keys.hidden) keys.scrollIntoView({ block: 'nearest' })
}

const boxesOf = (form: HTMLFormElement | null) =>
  Array.from(form?.querySelectorAll<HTMLInputElement>('input[type="checkbox"][name="ids[]"]') ?? [])

/** A button before each list that ticks all of its boxes, or none when all are ticked. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-tick-all]')) {
  button.hidden = boxesOf(button.form).length < 4
  button.addEventListener('click', () => {
    const boxes = boxesOf(button.form)
    const tick = boxes.some(({ checked }) => !checked)
    for (const box of boxes) box.checked = tick
  })
}

const commands: Readonly<Record<string, () => unknown>> = {
  j: () => go(1),
  k: () => go(-1),
  x: mark,
  '/': search,
  '?': help,
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || types(event.target)) return
  const command = commands[event.key]
  if (!command) return
  event.preventDefault()
  command()
})
