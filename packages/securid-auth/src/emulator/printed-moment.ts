/** A moment as the samples print it, in UTC: `2022-03-24 10:34:01`. */
export const printMoment = (moment: number): string =>
  new Date(moment)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, '')

/** A moment as the find commands and approvals print it, a Java timestamp: `2023-08-28 23:30:02.0`. Source: findBusinessUnits. */
export const printTimestamp = (moment: number): string => `${printMoment(moment)}.0`

/** A moment as Java prints a date: `Fri Apr 26 18:19:37 UTC 2024`. Source: importWorkflow. */
export function printDate(moment: number): string {
  const [weekday = '', day, month, year, time] = new Date(moment).toUTCString().split(' ', 5)
  return `${weekday.replace(',', '')} ${month} ${day} ${time} UTC ${year}`
}
