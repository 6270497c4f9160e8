import * as v from 'valibot'

/** An opaque value that has to go back in a header: visible ASCII, of any length. */
export const HeaderSafe = v.pipe(v.string(), v.regex(/^[!-~]+$/))
