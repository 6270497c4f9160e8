import { setAlarm } from './alarm.ts'
import { SessionError } from './errors/session-error.ts'
import type { Grant, LogoutOutcome } from './protocol.ts'
import type { SessionContext } from './session-context.ts'
import { waitFor } from './wait-for.ts'
import { createWire } from './wire.ts'

/** Ends a session on the server, within `policy.drainMs`. Never fails: what was not reached is `local-only`. */
export async function revoke<Credentials, Key>(
  { protocol, home, transport, clock, policy }: SessionContext<Credentials, Key>,
  grant: Grant<Key>,
): Promise<LogoutOutcome> {
  if (protocol.logout === undefined) return 'local-only'

  const patience = new AbortController()
  const cancel = setAlarm(clock, policy.drainMs, () => patience.abort())
  const wire = createWire(home, { transport, signal: patience.signal, ask: refuseToAsk(protocol.name) })
  try {
    return await waitFor(protocol.logout(grant, wire), patience.signal)
  } catch {
    return 'local-only'
  } finally {
    cancel()
  }
}

/** A logout or a sign of life never asks a person anything. */
export function refuseToAsk(protocol: string): () => Promise<never> {
  return () =>
    Promise.reject(
      new SessionError('challenge-unanswered', { protocol, message: 'Only a login may ask a question.' }),
    )
}
