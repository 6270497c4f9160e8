/** A moment as the samples print it, in UTC: `2022-03-24 10:34:01`. */
export const printMoment = (moment: number): string =>
  new Date(moment).toISOString().slice(0, 19).replace('T', ' ')
