import type { Row } from '../row.ts'

const hour = 3_600_000

/** The columns that a view derives from one date: `request_date_year`, `request_week_of_year`, … */
export const dateColumns = (prefix: string): readonly string[] => Object.keys(dateParts(prefix, 0))

/** The columns that a view derives from how long something took. */
export const spanColumns = (prefix: string): readonly string[] => Object.keys(spanParts(prefix, 0))

/** A date taken apart, in UTC. Source: G&L 7.5.2, findChangeRequests. */
export function dateParts(prefix: string, moment: number): Row {
  const date = new Date(moment)
  const month = date.toLocaleString('en', { month: 'long', timeZone: 'UTC' })
  const yearBegan = Date.UTC(date.getUTCFullYear(), 0, 1)

  return {
    [`${prefix}_date_no_time`]: date.toISOString().slice(0, 10),
    [`${prefix}_date_year`]: String(date.getUTCFullYear()),
    [`${prefix}_date_month`]: String(date.getUTCMonth() + 1),
    [`${prefix}_date_month_text`]: month,
    [`${prefix}_date_month_abv`]: month.slice(0, 3),
    [`${prefix}_date_day`]: String(date.getUTCDate()),
    [`${prefix}_week_of_year`]: String(Math.floor((moment - yearBegan) / (7 * 24 * hour)) + 1),
  }
}

/** A span in days, in hours, and in words. Source: G&L 7.5.2, findChangeRequests. */
export function spanParts(prefix: string, ms: number): Row {
  const hours = Math.floor(ms / hour)

  return {
    [`${prefix}_value`]: String(Number((ms / (24 * hour)).toFixed(4))),
    [`${prefix}_days`]: String(Math.floor(hours / 24)),
    [`${prefix}_hours`]: String(hours),
    [`${prefix}_text`]: `${Math.floor(hours / 24)} days ${hours % 24} hours`,
  }
}
