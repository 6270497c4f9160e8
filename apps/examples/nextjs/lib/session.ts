import { createSecurIdSession, type SecurIdSession } from '@org/securid-auth'
import { nodeTransport } from '@org/session-core/node'
import { connection } from 'next/server'

/** Pages, actions and instrumentation each load this module, and hot reloading loads it again: the session is kept here. */
const kept = globalThis as { securid?: SecurIdSession }

/** The session of this process. Whoever asks for it is rendered for each request, never while building. */
export async function securid(): Promise<SecurIdSession> {
  await connection()
  return (kept.securid ??= openSession())
}

/** Logs out, if anybody was logged in. */
export async function closeSession(): Promise<void> {
  if (kept.securid) console.log(await kept.securid.logout())
}

function openSession(): SecurIdSession {
  return createSecurIdSession({
    url: process.env['SECURID_URL'] ?? 'http://localhost:8443',
    credentials: {
      username: process.env['SECURID_USERNAME'] ?? 'user01',
      password: process.env['SECURID_PASSWORD'] ?? 'password123',
    },
    // Next.js patches fetch, and `fetchCache` of a route would put logins and answers on disk: this one goes past it.
    transport: nodeTransport(),
  })
}
