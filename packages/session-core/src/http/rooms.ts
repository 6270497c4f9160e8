import { onDemand } from '../on-demand.ts'

/** For a body that is a stream or a form. */
export const loadBodies = onDemand(() => import('./bodies.ts'))

/** For an answer that may say that the session ended. */
export const loadVerdict = onDemand(() => import('./verdict-of.ts'))
