/** Where a session tells how it is used. Registered, so that two copies of this package agree. */
export const usage: unique symbol = Symbol.for('@org/session-core/usage')

/** How a session is used, for who manages many of them. */
export interface SessionUsage {
  /** Calls that are under way. */
  readonly calls: number
  /** Monotonic milliseconds: when the last accepted request was sent; `-Infinity` where none was. */
  readonly activeAt: number
}

/** A session that tells how it is used. */
export interface TellsUsage {
  readonly [usage]: () => SessionUsage
}
