import { acquire } from '../grant/grant-usage.ts'
import { acceptedAt, type HeldGrant } from '../grant/held-grant.ts'
import { wasAccepted } from '../grant/renewal-backoff.ts'
import type { Call } from '../http/call.ts'
import { isSuspect, verdictOf } from '../http/verdict-of.ts'
import { tell } from '../observers.ts'
import type { SessionProtocol, Verdict } from '../protocol.ts'
import type { SessionContext } from '../session-context.ts'
import { waitFor } from '../time/wait-for.ts'

/** One sending of a call: the grant that signs it, and the one it was refused with before. */
export interface Sending {
  readonly call: Call
  readonly held: HeldGrant
  readonly refused: HeldGrant | undefined
  /** Monotonic milliseconds. */
  readonly sentAt: number
}

/** Signs a call, and counts it. From now on its grant is in use. */
export function sign(context: SessionContext, { call, held, refused }: Sending): void {
  const { counts, protocol } = context
  if (refused) {
    counts.replays += 1
    unsign(protocol, call.headers, refused)
  }
  protocol.sign(call.headers, held.grant.key.reveal())
  counts.requests += 1
  acquire(context, held)
}

/** The body for this sending: the one that the call was made with, or what was kept of it. */
export async function replayOf(
  { fail, policy }: SessionContext,
  { body, signal }: Call,
): Promise<BodyInit | null> {
  const again = await waitFor(body.again(), signal)
  if (again !== undefined) return again
  throw fail(
    'not-replayable',
    `The session ended, and over ${policy.maxReplayBytes} bytes (policy.maxReplayBytes) were streamed. Call again.`,
    { retryable: true },
  )
}

/** What an answer says of the session. Most say it with their head, and nobody has to wait. */
export function learn(
  context: SessionContext,
  sending: Sending,
  response: Response,
): Verdict | Promise<Verdict> {
  const { clock, listeners, protocol } = context
  const { call, refused, sentAt } = sending
  const { status } = response
  if (listeners.length > 0) {
    const ms = clock.monotonic() - sentAt
    const { pathname: path } = new URL(call.href)
    tell(context, { type: 'request', method: call.method, path, status, ms, replayed: Boolean(refused) })
  }

  const { suspect = isSuspect } = protocol
  return suspect(response) ? judge(context, sending, response) : accept(context, sending, status)
}

async function judge(context: SessionContext, sending: Sending, response: Response): Promise<Verdict> {
  const { clock, fail, protocol } = context
  const verdict = await verdictOf(protocol, clock, response).catch((cause: unknown) => {
    response.body?.cancel().catch(() => {})
    throw fail('unexpected-reply', 'The protocol failed on the answer. Check url.', { cause })
  })
  return verdict === 'accepted' ? accept(context, sending, response.status) : verdict
}

function accept(context: SessionContext, { call, held, sentAt }: Sending, status: number): Verdict {
  // A proxy that cannot reach the server has not accepted anything.
  if (status < 500) {
    acceptedAt(held, sentAt)
    wasAccepted(context, call)
  }
  return 'accepted'
}

/** Another kind of key may travel in another header: the old one must not stay behind. */
function unsign(protocol: SessionProtocol<unknown, unknown>, headers: Headers, { grant }: HeldGrant): void {
  const written = new Headers()
  protocol.sign(written, grant.key.reveal())
  for (const name of written.keys()) headers.delete(name)
}
