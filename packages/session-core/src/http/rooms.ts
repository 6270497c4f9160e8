import { onDemand } from '../on-demand.ts'

/** For a body that is a stream or a form. */
export const loadBodies = onDemand(() => import('./bodies.ts'))

/** For an answer that may say that the session ended. */
export const loadVerdict = onDemand(() => import('./verdict-of.ts'))

/** For whoever uses `http`, a session's or a wire's. */
export const loadKy = onDemand(() => import('./bare-ky.ts'))
