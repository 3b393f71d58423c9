/** Names and places as sentences use them. A place is the unit's full name, then those above it, with commas. */

const kindWord =
  /^(?:Tỉnh|Thành phố|Quận|Huyện|Thị xã|Thị trấn|Phường|Xã|Đặc khu|Thôn|Tổ dân phố|Khu dân cư|Cụm|Khu công nghiệp)(?= )/u

/** A name or place as it reads inside a sentence: `phường An Khê, thành phố Đà Nẵng`. */
export function inText(place: string): string {
  return place
    .split(', ')
    .map((part) => part.replace(kindWord, (word) => word.charAt(0).toLowerCase() + word.slice(1)))
    .join(', ')
}

/** At the start of a line. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What stands above the first name of a place, as in a sentence; '' for a place of one name. */
export function contextOf(place: string): string {
  return inText(place.split(', ').slice(1).join(', '))
}

/** `place` without the units above that it shares with `own`, so that a list doesn't repeat its page's place. */
export function placeBeside(place: string, own: string): string {
  const parts = place.split(', ')
  const near = own.split(', ').slice(1)
  while (parts.length > 1 && near.length > 0 && parts.at(-1) === near.at(-1)) {
    parts.pop()
    near.pop()
  }
  const first = parts[0] ?? ''
  const above = parts.slice(1)
  return above.length > 0 ? `${first}, ${inText(above.join(', '))}` : first
}
