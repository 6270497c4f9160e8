import { setAlarm } from './alarm.ts'
import { readBounded } from './bounded-body.ts'
import type { Clock } from './clock.ts'
import type { SessionProtocol, Verdict } from './protocol.ts'

/** As much of a refusal as anybody needs to understand it, in bytes. */
const longestRefusal = 65_536
/** A server that stalls in the middle of a refusal is judged by what it said so far. */
const patienceMs = 5000

const suspects: ReadonlySet<number> = new Set([401, 403, 407])
const bodiless: ReadonlySet<number> = new Set([204, 205, 304])

/** Whether an answer might say that the session ended, unless a protocol knows better: a look at the head. */
export function isSuspect({ status, type }: Response): boolean {
  // Browsers show a redirect that is not followed as status 0.
  return (
    suspects.has(status) || (status >= 300 && status < 400 && status !== 304) || type === 'opaqueredirect'
  )
}

/** Lets the protocol read a bounded copy of an answer. The answer itself stays whole for the caller. */
export async function verdictOf(
  protocol: Pick<SessionProtocol<never, never>, 'judge'>,
  clock: Clock,
  response: Response,
): Promise<Verdict> {
  if (response.status < 200) return protocol.judge(response)

  const stalled = new AbortController()
  const cancel = setAlarm(clock, patienceMs, () => stalled.abort())
  const { bytes } = await readBounded(response.clone().body, {
    maxBytes: longestRefusal,
    signal: stalled.signal,
  })
  cancel()

  const { status, statusText, headers } = response
  return protocol.judge(new Response(bodiless.has(status) ? null : bytes, { status, statusText, headers }))
}
