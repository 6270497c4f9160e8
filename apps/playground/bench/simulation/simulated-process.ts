import type { EventClock } from './event-clock.ts'
import type { SimulatedServer } from './simulated-server.ts'
import { type Clock, createSession, secret, type Session } from '@org/session-core'
import { share, type SharedStore } from '@org/session-core/share'

/** A process of a fleet: a session, and what ends it. */
export interface SimulatedProcess {
  readonly session: Session
  /** From now on nothing happens in it any more. */
  readonly kill: () => void
}

/** What all processes of a fleet have in common. */
export interface FleetTerms {
  readonly clock: EventClock
  readonly store: SharedStore
  readonly server: Pick<SimulatedServer, 'transport'>
  readonly keepAlive: boolean
}

const key = secret(new Uint8Array(32).fill(7))

/** Opens a session; the server would keep it for ten idle minutes, and for an hour at most. */
export function startProcess({ clock, store, server, keepAlive }: FleetTerms): SimulatedProcess {
  let isDead = false
  const mortal =
    <Args extends readonly unknown[], Reply>(call: (...args: Args) => Promise<Reply>) =>
    async (...args: Args): Promise<Reply> => {
      const reply = await call(...args)
      if (isDead) await new Promise(() => {})
      return reply
    }
  const own: Clock = { ...clock, sleep: mortal(clock.sleep) }
  const session = createSession(
    {
      name: 'simulated',
      url: new URL('http://127.0.0.1/'),
      login: async (_credentials: string, { http }) => {
        const { token } = await http.post('login').json<{ readonly token: string }>()
        return { key: secret(token), idleMs: 600_000, lifetimeMs: 3_600_000 }
      },
      logout: async (grant, { http }) => {
        const { ok } = await http.post('logout', { headers: { authorization: grant.key.reveal() } })
        return ok ? 'revoked' : 'already-ended'
      },
      keepAlive: async (grant, { http }) => {
        const { ok } = await http.get('alive', { headers: { authorization: grant.key.reveal() } })
        return ok ? 'accepted' : 'session-ended'
      },
      sign: (headers, token) => headers.set('authorization', token),
      judge: () => 'session-ended',
    },
    {
      credentials: 'anybody',
      transport: mortal(server.transport),
      clock: own,
      share: share({
        store: { read: mortal(store.read), swap: mortal(store.swap) },
        name: 'simulated',
        secret: key,
      }),
      policy: { keepAlive },
    },
  )
  return {
    session,
    kill: () => {
      isDead = true
    },
  }
}
