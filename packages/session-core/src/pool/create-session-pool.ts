import type { Session } from '../session.ts'
import { setAlarm } from '../time/alarm.ts'
import { platformClock } from '../time/clock.ts'
import { freeOnes, isOver, type Member, usedAt } from './member.ts'
import { failPool, type PoolOptions, readPoolOptions, wrongResult } from './pool-options.ts'
import { createWayOut } from './way-out.ts'

/** Sessions of many tenants, opened when they are asked for and logged out when they are not. */
export interface SessionPool<Tenant, Opened extends Session = Session> extends AsyncDisposable {
  /**
   * The session of this tenant. Ask for it anew for each piece of work: one that is kept may have been logged out.
   *
   * @throws SessionError `closed` after the pool's end, `invalid-options` when `key` gives no text; what `open` throws.
   */
  readonly of: (tenant: Tenant) => Opened
  /** Sessions that are held now. */
  readonly size: number
}

/** The promise of a session is not a session: `of` is synchronous. */
function assertSession(session: Partial<Session> | undefined): void {
  if (typeof session?.fetch !== 'function') throw wrongResult('open', 'a session')
}

/** Logouts at a time: a hundred tenants that leave together are no burst. */
const mostLogouts = 8

/**
 * A pool of sessions, one for each key. Above `max`, and after `idleMs` without use, sessions are logged out (a shared
 * one leaves); never one whose calls are under way, whose login is, or that remembers rejected credentials or futile
 * prompts: to forget that would send them again. `await using` logs all of them out.
 *
 * @throws SessionError `invalid-options`
 * @example
 * ```ts
 * import { createSession, type SessionProtocol } from '@org/session-core'
 * import { createSessionPool } from '@org/session-core/pool'
 *
 * declare const protocol: SessionProtocol<{ user: string }, string>
 *
 * await using pool = createSessionPool((user: string) => createSession(protocol, { credentials: { user } }), {
 *   key: (user) => user,
 *   max: 50,
 * })
 * const answer = await pool.of('ada').fetch('certificates')
 * ```
 */
export function createSessionPool<Tenant, Opened extends Session = Session>(
  open: (tenant: Tenant) => Opened,
  options: PoolOptions<Tenant>,
): SessionPool<Tenant, Opened> {
  const { key, max, idleMs } = readPoolOptions(open, options)
  const members = new Map<string, Member<Opened>>()
  const wayOut = createWayOut(mostLogouts)
  let cancelAlarm: (() => void) | undefined
  let isClosed = false

  const logOut = ({ name, session }: Member<Opened>): void => {
    members.delete(name)
    wayOut.logout(session)
  }
  const trim = (asked?: Opened): void => {
    const longAgo = platformClock.monotonic() - idleMs
    for (const member of freeOnes(members.values(), asked)) {
      if (members.size > max || usedAt(member) <= longAgo) logOut(member)
    }
  }
  /** One timer, as long as there is a session; it holds no process. */
  const watch = (): void => {
    cancelAlarm ??= setAlarm(platformClock, Math.min(idleMs, 1000), () => {
      cancelAlarm = undefined
      trim()
      if (members.size > 0) watch()
    })
  }

  return {
    of: (tenant) => {
      if (isClosed) throw failPool('closed', 'The pool has ended. Create another pool.')
      const name: unknown = key(tenant)
      if (typeof name !== 'string') throw wrongResult('key', 'a text')

      const known = members.get(name)
      const session = known && !isOver(known) ? known.session : open(tenant)
      assertSession(session)
      members.set(name, { name, session, handedOutAt: platformClock.monotonic() })
      if (members.size > max) trim(session)
      watch()
      return session
    },
    get size() {
      return members.size
    },
    [Symbol.asyncDispose]: async () => {
      isClosed = true
      cancelAlarm?.()
      for (const member of members.values()) logOut(member)
      await wayOut.empty()
    },
  }
}
