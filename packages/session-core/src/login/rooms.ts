import { onDemand, prepare } from '../on-demand.ts'

/** When a session logs in, by itself or as one of many. */
export const loadRun = onDemand(() => import('./run-login.ts'))

/** When it logs in by itself. */
export const loadLogin = onDemand(() => import('./obtain-own.ts'))

/** When another caller began what is waited for. */
export const loadSharedResult = onDemand(() => import('../time/shared-result.ts'))

/** Whoever makes a session is going to use it: nobody waits. */
export function prepareLogin(): void {
  prepare(loadRun, loadLogin)
}

/** When a login failed that had asked for a one-time password. Pure: bundlers leave it out of what is loaded first. */
export const loadLockout = /* @__PURE__ */ onDemand(() => import('./lockout-circuit.ts'))

/** At logout. */
export const loadEnd = onDemand(() => import('./end-session.ts'))
