import { createSession, secret, type Session, type SessionProtocol } from '@org/session-core'
import { createSessionPool } from '@org/session-core/pool'
import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'

/** A server that only counts: with thousands of tenants, all else that one does is most of the work. */
function countingServer(): { readonly open: () => Session; readonly live: ReadonlySet<string> } {
  const live = new Set<string>()
  let logins = 0
  const protocol: SessionProtocol<object, string> = {
    name: 'counting',
    url: new URL('https://counting.test/'),
    login: async () => {
      await setImmediate()
      logins += 1
      live.add(`token ${logins}`)
      return { key: secret(`token ${logins}`) }
    },
    logout: async ({ key }) => {
      await setImmediate()
      return live.delete(key.reveal()) ? 'revoked' : 'already-ended'
    },
    sign: (headers, key) => headers.set('x-token', key),
    judge: () => 'session-ended',
  }
  const transport = async (_href: string, { headers }: RequestInit): Promise<Response> => {
    await setImmediate()
    return new Response(null, { status: live.has(new Headers(headers).get('x-token') ?? '') ? 200 : 401 })
  }
  return { live, open: () => createSession(protocol, { credentials: {}, transport }) }
}

it(
  'serves a thousand tenants, never holds more than max and what is in use, and leaves none behind',
  // How long it takes is no promise: a busy machine is slow.
  { timeout: 180_000 },
  async () => {
    const { live, open } = countingServer()
    const opened: Session[] = []
    const pool = createSessionPool(
      () => {
        const session = open()
        opened.push(session)
        return session
      },
      { key: (tenant: string) => tenant, max: 50 },
    )
    const tenants = Array.from({ length: 1000 }, (_, index) => `tenant ${index}`)
    const statuses = new Set<number>()
    let [next, inUse, most] = [0, 0, 0]
    const work = async (): Promise<void> => {
      for (let tenant = tenants[next++]; tenant; tenant = tenants[next++]) {
        inUse += 1
        statuses.add((await pool.of(tenant).fetch('things')).status)
        inUse -= 1
        most = Math.max(most, pool.size - inUse)
      }
    }
    await Promise.all(Array.from({ length: 20 }, work))

    expect([opened.length, [...statuses]]).toEqual([1000, [200]])
    expect(most).toBeLessThanOrEqual(51)

    await pool[Symbol.asyncDispose]()

    expect([live.size, pool.size]).toEqual([0, 0])
    expect(opened.every(({ snapshot }) => snapshot.phase === 'closed')).toBe(true)
  },
)
