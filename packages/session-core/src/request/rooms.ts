import { onDemand } from '../on-demand.ts'

/** When a server says that a session ended. */
export const loadRefusal = onDemand(() => import('./refusal.ts'))

/** By `keepAlive()`. */
export const loadKeepAlive = onDemand(() => import('./keep-alive.ts'))

/** For what a vendor package says of a call that failed. */
export const loadHeldKey = onDemand(() => import('./redact-held-key.ts'))
