import { onDemand } from '../on-demand.ts'

/** Only with `policy.keepAlive`, or by `keepAlive()`. Pure: bundlers leave it out of what is loaded first. */
export const loadHeartbeat = /* @__PURE__ */ onDemand(() => import('./heartbeat.ts'))

/** When a caller waits before it is served. */
export const loadPause = onDemand(() => import('./pause.ts'))
