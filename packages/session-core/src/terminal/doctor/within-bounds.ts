import { readBounded, withBody } from '../../http/bounded-body.ts'

/** How patient a question to a stranger is. */
export interface Patience {
  /** For the whole answer, in milliseconds. */
  readonly ms: number
  /** Of its body, in bytes. */
  readonly maxBytes: number
  /** Somebody waits no longer. */
  readonly givenUp: AbortSignal
}

/**
 * A transport for questions to whoever answers there: a server that says nothing, or never comes to an end, keeps nobody
 * waiting. What is beyond the bounds is left unread.
 */
export function withinBounds(
  transport: typeof globalThis.fetch,
  { ms = 10_000, maxBytes = 1_048_576, givenUp }: Partial<Patience> = {},
): typeof globalThis.fetch {
  return async (input, init) => {
    const timeout = AbortSignal.timeout(ms)
    const signal = givenUp ? AbortSignal.any([timeout, givenUp]) : timeout
    const answer = await transport(input, { ...init, signal }).catch((error: unknown) => {
      // As a connection that broke: one that hides its answer has no code.
      throw signal.aborted ? new TypeError('fetch failed', { cause: { code: 'ETIMEDOUT' } }) : error
    })
    const { bytes } = await readBounded(answer.body, { maxBytes, signal })
    return withBody(answer, bytes)
  }
}
