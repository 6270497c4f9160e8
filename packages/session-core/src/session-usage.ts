/** Where a session tells how it is used. Registered, so that two copies of this package agree. */
export const usage: unique symbol = Symbol.for('@org/session-core/usage')

/** How a session is used, for who manages many of them. */
export interface SessionUsage {
  /**
   * What a logout would end or forget: calls under way, credentials that were rejected, and prompts that brought no
   * session, which nobody else remembers. 0: it may be logged out.
   */
  readonly calls: number
  /** Monotonic milliseconds: when the last accepted request was sent; 0 where none was. */
  readonly activeAt: number
}

/** A session that tells how it is used. */
export interface TellsUsage {
  readonly [usage]: () => SessionUsage
}
