import { type HeldGrant, noteActivity } from '../grant/held-grant.ts'
import { noteAcceptance } from '../grant/renewal-backoff.ts'
import type { Call } from '../http/call.ts'
import { isObserved, tell } from '../observers.ts'
import type { SessionContext } from '../session-context.ts'

/** One sending of a call: the grant that signs it, and the one it was refused with before. */
export interface Sending {
  readonly call: Call
  readonly held: HeldGrant
  readonly refused: HeldGrant | undefined
  /** Monotonic milliseconds. */
  readonly sentAt: number
}

/** A signed call is about to be sent. */
export function noteSent({ counts }: Pick<SessionContext, 'counts'>, { refused }: Sending): void {
  counts.requests += 1
  if (refused) counts.replays += 1
}

/** The head of its answer is there. */
export function noteAnswer(context: SessionContext, sending: Sending, { status }: Response): void {
  if (!isObserved(context)) return

  const { call, refused, sentAt } = sending
  const ms = context.clock.monotonic() - sentAt
  const { pathname: path } = new URL(call.href)
  tell(context, { type: 'request', method: call.method, path, status, ms, replayed: Boolean(refused) })
}

/** The server took the session for what it is. */
export function noteAccepted(
  context: SessionContext,
  { call, held, sentAt }: Sending,
  { status }: Response,
): void {
  // A proxy that cannot reach the server has not accepted anything.
  if (status >= 500) return
  noteActivity(held, sentAt)
  context.source.noteAccepted(held)
  noteAcceptance(context, call)
}
