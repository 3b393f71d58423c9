/** Where a page by key begins or ends: an instant or a day as the database writes it, and an id. */

export interface Key {
  readonly at: string
  readonly id: string
}

const shape =
  /^(\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}\.\d{6}Z)?)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u

/** Undefined for what no page of ours handed out. */
export function readKey(text: string): Key | undefined {
  const [, at, id] = shape.exec(text) ?? []
  if (at === undefined || id === undefined) return undefined
  const [day = '', time = '00:00:00.000000Z'] = at.split('T')
  const instant = new Date(`${day}T${time.slice(0, 8)}Z`)
  const real =
    !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(`${day}T${time.slice(0, 8)}`)
  /* No model is older, and the database knows no year 0. */
  return real && day >= '1900-01-01' ? { at, id } : undefined
}

export function writeKey({ at, id }: Key): string {
  return `${at}_${id}`
}
