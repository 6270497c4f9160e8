import { onDemand } from '../on-demand.ts'

/** When this process logs in for its fleet, or tells it something. */
export const loadWriting = onDemand(() => import('./writing.ts'))
