import { loaded } from './errors/loaded.ts'
import { failing } from './errors/session-error.ts'
import { eventChannel } from './event-channel.ts'
import { assertOpen, noGrant } from './grant/grant-store.ts'
import { unused } from './grant/grant-usage.ts'
import { noHeartbeat } from './grant/heartbeat-schedule.ts'
import { noBackoff } from './grant/renewal-backoff.ts'
import { parseBaseUrl } from './http/base-url.ts'
import { joinShare } from './join-share.ts'
import { currentGrant, renewGrant } from './login/current-grant.ts'
import { noFailure } from './login/early-renewal.ts'
import { logOut } from './login/log-out.ts'
import { wholeBudget } from './login/login-budget.ts'
import { ownLogins } from './login/own-logins.ts'
import { closedCircuit, rearm } from './login/rejections.ts'
import { prepareLogin } from './login/rooms.ts'
import { noLogin } from './login/single-login.ts'
import { subscribe, unobserved } from './observers.ts'
import type { SessionProtocol } from './protocol.ts'
import { readOptions } from './read-options.ts'
import { loadHeldKey, loadKeepAlive } from './request/rooms.ts'
import { createSessionHttp } from './request/session-http.ts'
import { signedFetch } from './request/signed-fetch.ts'
import { redactKey, type RedactsKey } from './secrets/without-key.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionOptions } from './session-options.ts'
import { createPause, type Pauses, pausing } from './session-pause.ts'
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
    async (wait?: WaitOptions) => {
      assertOpen(context)
      await work(context, wait?.signal)
      return takeSnapshot(context)
    }

  const logout: Session['logout'] = (options) => logOut(context, { ...options })

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
    keepAlive: after(async (...call) => {
      const { keepAlive } = await loaded(context.fail, loadKeepAlive())
      return keepAlive(...call)
    }),
    logout,
    [redactKey]: async (failure) => {
      const { redactHeldKey } = await loaded(context.fail, loadHeldKey())
      return redactHeldKey(context, failure)
    },
    [pausing]: createPause(context),
    [usage]: () => ({ calls: context.users, activeAt: context.held?.activeAt ?? -Infinity }),
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

function createContext<Credentials, Key>(
  protocol: SessionProtocol<Credentials, Key>,
  options: SessionOptions<Credentials>,
): SessionContext {
  const { name } = protocol
  const { credentials, clock, headers, onChallenge, policy, share, transport } = readOptions(name, options)
  const url = parseBaseUrl(name, protocol.url)
  const parts: Omit<SessionContext, 'source'> = {
    // Only the protocol knows what credentials and keys are: nobody else looks into them.
    protocol: protocol as SessionProtocol<unknown, unknown>,
    url,
    provider:
      typeof credentials === 'function'
        ? (credentials as SessionContext['provider'])
        : () => Promise.resolve(credentials),
    onChallenge,
    canAsk: options.onChallenge !== undefined,
    knownCredentials: typeof credentials === 'function' ? undefined : credentials,
    transport,
    headers,
    clock,
    policy,
    fail: failing(name),
    counts: { logins: 0, requests: 0, replays: 0, rejections: 0 },
    ...unobserved,
    ending: undefined,
    channel: eventChannel(name, url.origin),
    ...noGrant,
    ...unused,
    ...noBackoff,
    ...noHeartbeat,
    ...noLogin,
    ...noFailure,
    ...closedCircuit,
    ...wholeBudget,
  }
  const context = parts as SessionContext
  prepareLogin()
  return Object.assign(parts, { source: share ? joinShare(share, context) : ownLogins(context) })
}
