import { postAction } from './post-action.ts'
import { readReply } from './reply.ts'
import type { AppViewXKey } from './sign.ts'
import { logoutAction } from './wire/actions.ts'
import { saysUnauthorized } from './wire/envelope.ts'
import type { Grant, LogoutOutcome, Wire } from '@org/session-core'

/**
 * Ends a user's session on the server (AppViewX 2026.1.0, logout). Service tokens have no logout: they lapse.
 * Only the 200 is documented; 401 and 407 are taken for a session that the server no longer knows.
 */
export async function logout({ key }: Grant<AppViewXKey>, wire: Wire): Promise<LogoutOutcome> {
  const { header, value } = key.reveal()
  if (header === 'token') return 'local-only'

  const { status, ok, envelope } = await readReply(
    await postAction(wire, logoutAction, { headers: { sessionId: value } }),
  )
  if (status === 401 || status === 407) return 'already-ended'
  if (!ok || !envelope) return 'local-only'
  if (saysUnauthorized(envelope)) return 'already-ended'
  return envelope.isRefusal ? 'local-only' : 'revoked'
}
