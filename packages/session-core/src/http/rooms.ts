import { onDemand } from '../on-demand.ts'

/** For a body that is a stream. */
export const loadKeptStream = onDemand(() => import('./kept-stream.ts'))

/** For an answer that may say that the session ended. */
export const loadVerdict = onDemand(() => import('./verdict-of.ts'))

/** For what is said to a server outside a login. */
export const loadConversation = onDemand(() => import('./talk.ts'))
