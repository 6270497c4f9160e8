import { toy, type ToyCredentials } from '../toy-protocol.ts'
import { createToyServer, type ToyServer } from '../toy-server.ts'
import { createSession, type Session, type SessionOptions } from '@org/session-core'
import { createSessionPool, type PoolOptions, type SessionPool } from '@org/session-core/pool'
import { setImmediate } from 'node:timers/promises'

export const password = 'ann has <a> password & more'

/** A pool over the toy's server, and every session that it opened. */
export interface Scene {
  readonly pool: SessionPool<string>
  readonly server: ToyServer
  readonly opened: readonly Session[]
}

export function scene(
  options: Partial<PoolOptions<string>> = {},
  session: Partial<SessionOptions<ToyCredentials>> = {},
): Scene {
  const server = createToyServer()
  const opened: Session[] = []
  const pool = createSessionPool(
    () => {
      const next = createSession(toy('https://toy.test/base/'), {
        credentials: { username: 'ann', password },
        transport: server.fetch,
        ...session,
      })
      opened.push(next)
      return next
    },
    { key: (tenant) => tenant, ...options },
  )
  return { pool, server, opened }
}

/** Until what was begun behind the pool's back has settled. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate()
}
