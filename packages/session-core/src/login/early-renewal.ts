import type { EarlyRenewal } from '../session-context.ts'

/** No login has failed. */
export const noFailure: EarlyRenewal = { failures: 0, pausedUntil: -Infinity }
