import { createContext } from './create-context.ts'
import { loaded } from './errors/loaded.ts'
import { assertOpen } from './grant/grant-store.ts'
import { loadPause } from './grant/rooms.ts'
import { currentGrant, renewGrant } from './login/current-grant.ts'
import { logOut } from './login/log-out.ts'
import { rearm } from './login/rejections.ts'
import { subscribe } from './observers.ts'
import type { SessionProtocol } from './protocol.ts'
import { readWait } from './read-wait.ts'
import { loadHeldKey, loadKeepAlive } from './request/rooms.ts'
import { createSessionHttp } from './request/session-http.ts'
import { signedFetch } from './request/signed-fetch.ts'
import { redactKey, type RedactsKey } from './secrets/without-key.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionOptions } from './session-options.ts'
import { type Pauses, pausing } from './session-pause.ts'
import { type TellsUsage, usage } from './session-usage.ts'
import type { Session, WaitOptions } from './session.ts'
import { takeSnapshot } from './snapshot.ts'
import type { KyInstance } from 'ky'

/**
 * A session with one server. Nothing is sent until it is used.
 *
 * @throws SessionError `invalid-options`
 * @example
 * ```ts
 * import { createSession, type SessionProtocol } from '@org/session-core'
 *
 * declare const protocol: SessionProtocol<{ username: string; password: string }, string>
 *
 * await using session = createSession(protocol, { credentials: { username: 'admin', password: 'Password@123' } })
 * const answer = await session.fetch('certificates')
 * ```
 */
export function createSession<Credentials, Key>(
  protocol: SessionProtocol<Credentials, Key>,
  options: SessionOptions<Credentials>,
): Session {
  const context = createContext(protocol, options)
  let http: KyInstance | undefined

  /** Waits for some work, and tells how things stand afterwards. */
  const after =
    (work: (context: SessionContext, signal?: AbortSignal) => Promise<unknown>): Session['login'] =>
    async (options?: WaitOptions) => {
      assertOpen(context)
      await work(context, readWait(protocol.name, options).signal)
      return takeSnapshot(context)
    }

  const logout: Session['logout'] = async (options) => logOut(context, readWait(protocol.name, options))

  const fetch: Session['fetch'] = (input, init) => signedFetch(context, input, init)

  const session: Session & RedactsKey & Pauses & TellsUsage = {
    fetch,
    get http() {
      return (http ??= createSessionHttp(context, fetch))
    },
    get snapshot() {
      return takeSnapshot(context)
    },
    login: after(currentGrant),
    renew: after(renewGrant),
    keepAlive: after(async (...call) => (await loaded(context.fail, loadKeepAlive())).keepAlive(...call)),
    logout,
    [redactKey]: async (failure) =>
      (await loaded(context.fail, loadHeldKey())).redactHeldKey(context, failure),
    [pausing]: async (ms, signal) => (await loaded(context.fail, loadPause())).pause(context, ms, signal),
    [usage]: () => ({
      calls: context.calls + context.users + (context.rejected?.reasons.size ?? 0),
      activeAt: context.held?.activeAt ?? 0,
    }),
    rearm: () => {
      rearm(context)
      context.source.rearm()
    },
    subscribe: (listener) => subscribe(context, listener),
    [Symbol.asyncDispose]: async () => {
      await logout()
    },
  }
  return session
}
