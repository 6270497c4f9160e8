import { markEnded } from '../grant/grant-store.ts'
import { noteFutileLogin, noteUsefulLogin, tryRenewal } from '../grant/renewal-backoff.ts'
import type { Call } from '../http/call.ts'
import { letGo } from '../http/let-go.ts'
import { tell } from '../observers.ts'
import type { SessionContext } from '../session-context.ts'
import type { Attempt } from './attempt.ts'

/** Whether the first answer is a reason to send the call once more with another grant, and not the answer. */
export function isWorthAnother(context: SessionContext, call: Call, { response, held }: Attempt): boolean {
  tell(context, { type: 'session-ended', status: response.status })
  const isNews = context.held === held
  const mayRenew = !isNews || (context.source.mayRenew() && tryRenewal(context, held, call))
  // Where it has ended already, for all who shared it, the other sending says so.
  if (context.ended === 'closing' || !mayRenew) return false

  letGo(response)
  markEnded(context, held)
  unsign(context, call, held)
  return true
}

/**
 * Takes out of a call's headers what the refused key wrote: another kind of key may travel in another header. What the
 * caller wrote there stays.
 */
function unsign(
  { protocol }: Pick<SessionContext, 'protocol'>,
  { headers }: Call,
  { grant }: Attempt['held'],
): void {
  const written = new Headers()
  try {
    protocol.sign(written, grant.key.reveal())
  } catch {
    // It fails where it signs, and is told there.
  }
  for (const [name, value] of written) {
    const own = headers
      .get(name)
      ?.split(value, 1)
      .join('')
      .replace(/[,;] $/, '')
    headers.delete(name)
    if (own) headers.set(name, own)
  }
}

/** The second answer is the answer. It tells whether logging in helped. */
export function learnFromReplay(context: SessionContext, call: Call, { verdict, held }: Attempt): void {
  if (verdict !== 'session-ended') {
    noteUsefulLogin(context)
    context.source.noteUseful()
    return
  }
  // A fresh grant is refused as well: it was not the session.
  noteFutileLogin(context, held, call)
  context.source.noteFutile(held)
}
