/** Where a session keeps its way to take its key out of an error. Registered, so that two copies of this package agree. */
export const redactKey: unique symbol = Symbol.for('@org/session-core/redactKey')

/** A session that can take its key out of an error. */
export interface RedactsKey {
  readonly [redactKey]: (failure: unknown) => Promise<unknown>
}

/**
 * Runs `work`, and takes the session's key out of the message of whatever it fails with: some gateways echo the session
 * id that they refuse.
 */
export async function withoutKey<Result>(session: object, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (failure) {
    const redact = (Object(session) as Partial<RedactsKey>)[redactKey]
    throw redact ? await redact(failure) : failure
  }
}
