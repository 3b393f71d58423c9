/** A civil date as Vietnamese papers write it. */

/** `2026-01-05` → `05 tháng 01 năm 2026`: the day and the months 1 and 2 with two figures (Decree 30/2020). */
export function longDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${Number(year)}`
}
