import type { Row } from '../row.ts'

const hour = 3_600_000

/** A date taken apart, in UTC. Source: G&L 7.5.2, findChangeRequests. */
const ofDate = {
  date_no_time: (date: Date) => date.toISOString().replace(/T.*$/, ''),
  date_year: (date: Date) => String(date.getUTCFullYear()),
  date_month: (date: Date) => String(date.getUTCMonth() + 1),
  date_month_text: (date: Date) => monthOf(date),
  date_month_abv: (date: Date) => monthOf(date).slice(0, 3),
  date_day: (date: Date) => String(date.getUTCDate()),
  week_of_year: (date: Date) =>
    String(Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / (7 * 24 * hour)) + 1),
}

/** A span in days, in hours, and in words. Source: G&L 7.5.2, findChangeRequests. */
const ofSpan = {
  value: (ms: number) => String(Number((ms / (24 * hour)).toFixed(4))),
  days: (ms: number) => String(daysIn(ms)),
  hours: (ms: number) => String(hoursIn(ms)),
  text: (ms: number) => `${daysIn(ms)} days ${hoursIn(ms) % 24} hours`,
}

const hoursIn = (ms: number): number => Math.floor(ms / hour)
const daysIn = (ms: number): number => Math.floor(ms / (24 * hour))
const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const monthOf = (date: Date): string => months[date.getUTCMonth()] ?? ''

type Parts<Whole> = Readonly<Record<string, (whole: Whole) => string>>

const columnsOf = (prefix: string, parts: Parts<never>): readonly string[] =>
  Object.keys(parts).map((part) => `${prefix}_${part}`)

const taken = <Whole>(prefix: string, parts: Parts<Whole>, whole: Whole): Row =>
  Object.fromEntries(Object.entries(parts).map(([part, of]) => [`${prefix}_${part}`, of(whole)]))

/** The columns that a view derives from one date: `request_date_year`, `request_week_of_year`, … */
export const dateColumns = (prefix: string): readonly string[] => columnsOf(prefix, ofDate)

/** The columns that a view derives from how long something took. */
export const spanColumns = (prefix: string): readonly string[] => columnsOf(prefix, ofSpan)

/** What stands in the columns of a date. */
export const dateParts = (prefix: string, moment: number): Row => taken(prefix, ofDate, new Date(moment))

/** What stands in the columns of a span. */
export const spanParts = (prefix: string, ms: number): Row => taken(prefix, ofSpan, ms)
