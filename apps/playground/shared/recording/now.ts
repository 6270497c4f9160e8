/** Milliseconds since 1970, with fractions, never running backwards within a process. */
export const now = (): number => performance.timeOrigin + performance.now()
