/** How errors, snapshots and events name this protocol. */
export const protocolName = 'securid'
