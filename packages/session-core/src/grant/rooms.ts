import { onDemand } from '../on-demand.ts'

/** Only with `policy.keepAlive`, or by `keepAlive()`. */
export const loadHeartbeat = onDemand(() => import('./heartbeat.ts'))

/** When a grant is logged out. */
export const loadRevocation = onDemand(() => import('./revocation.ts'))

/** When a caller waits before it is served. */
export const loadPause = onDemand(() => import('./pause.ts'))
