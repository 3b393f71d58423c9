/** When an example's steps were taken: some working days apart, as an office would, so that its history reads true. */
import type { Move } from '../model.rules.ts'

/** Days after registration and the hour in Vietnam, by how manieth step it is; the form was written on the day itself. */
const steps = [
  { days: 0, at: '09:10' },
  { days: 2, at: '15:40' },
  { days: 9, at: '10:05' },
  { days: 16, at: '14:30' },
  { days: 120, at: '08:50' },
] as const

const dayMs = 86_400_000

/** `days` after a civil date, moved on to Monday where that is a weekend. */
export function workingDay(date: string, days: number): string {
  const day = new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs)
  const weekend = { 6: 2, 0: 1 }[day.getUTCDay()] ?? 0
  return new Date(day.getTime() + weekend * dayMs).toISOString().slice(0, 10)
}

/** The instant of each step, that of writing it first; in order, none after `now`. */
export function stepTimes(registeredOn: string, moves: readonly Move[], now: Date): Date[] {
  const times = [null, ...moves].map((move, i) => {
    const step = steps[move === 'withdraw' ? steps.length - 1 : i] ?? steps[0]
    const date = i === 0 ? registeredOn : workingDay(registeredOn, step.days)
    return Date.parse(`${date}T${step.at}:00+07:00`)
  })
  return times.map((at) => new Date(Math.min(at, now.getTime())))
}
