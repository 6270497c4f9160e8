import { onDemand } from './on-demand.ts'

/**
 * One file, asked for once. It holds what ends a session, too: the next version of a page may have taken that away, and a
 * process that is told to stop has no time.
 */
export const loadFirstCall = onDemand(() => import('./first-call.ts'))
