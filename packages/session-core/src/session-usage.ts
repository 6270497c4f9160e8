/** Where a session tells how it is used. Registered, so that two copies of this package agree. */
export const usage: unique symbol = Symbol.for('@org/session-core/usage')

/** How a session is used, for who manages many of them. A list, since its names would be sent to every browser. */
export type SessionUsage = readonly [
  /**
   * Not 0 while it must not be logged out: requests are under way, or it remembers credentials that
   * were rejected, or whose prompts brought no session. Nobody else does.
   */
  ties: number | undefined,
  /** Monotonic milliseconds: when the last accepted request was sent; `undefined` where none was. */
  activeAt: number | undefined,
]

/** A session that tells how it is used. */
export interface TellsUsage {
  readonly [usage]: () => SessionUsage
}
