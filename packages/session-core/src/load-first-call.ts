import { onDemand } from './on-demand.ts'

/**
 * One file, asked for once: each `import()` costs a start a third of a millisecond. It holds what ends a session, too. The
 * next version of a page may have taken that away, and a process that is told to stop has no time.
 */
export const loadFirstCall = onDemand(() => import('./first-call.ts'))
