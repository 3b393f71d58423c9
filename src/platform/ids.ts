/** Identifiers: branded so that one kind can't be passed for another, and sorted by time of birth. */
declare const brand: unique symbol
export type Id<Kind extends string> = string & { readonly [brand]: Kind }

/**
 * A UUID of version 7: 48 bits of milliseconds, then random (RFC 9562, 5.7). Sorting ids sorts by time, which
 * keyset pages rely on; two ids of one millisecond have no order among them.
 */
export function newId<Kind extends string>(now: Date): Id<Kind> {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const view = new DataView(bytes.buffer)
  const ms = now.getTime()
  view.setUint16(0, Math.floor(ms / 2 ** 32))
  view.setUint32(2, ms % 2 ** 32)
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70)
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>
}
