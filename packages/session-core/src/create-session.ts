import { parseBaseUrl } from './base-url.ts'
import { SessionError } from './errors/session-error.ts'
import { createGrantKeeper } from './grant-keeper.ts'
import { createKeepAlive } from './keep-alive.ts'
import { createObservers } from './observers.ts'
import type { LogoutOutcome, SessionProtocol } from './protocol.ts'
import { readOptions } from './read-options.ts'
import { createRenewalLadder } from './renewal-ladder.ts'
import type { SessionContext } from './session-context.ts'
import { createSessionHttp } from './session-http.ts'
import type { CredentialsProvider, SessionOptions } from './session-options.ts'
import type { Session } from './session.ts'
import { createSignedFetch } from './signed-fetch.ts'
import { takeSnapshot } from './snapshot.ts'
import { waitFor } from './wait-for.ts'
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
  const { policy, observers, home } = context
  const keeper = createGrantKeeper(context, (held) => keepAlive.watch(held))
  const ladder = createRenewalLadder(context.clock)
  const keepAlive = createKeepAlive(context, keeper, ladder)
  const fetch = createSignedFetch(context, keeper, ladder)
  const snapshot = (): Session['snapshot'] => takeSnapshot(context, keeper.standing())
  let http: KyInstance | undefined
  let ending: Promise<LogoutOutcome> | undefined

  const logout: Session['logout'] = (wait = {}) => {
    if (ending === undefined) {
      keepAlive.stop()
      ending = keeper.end(wait.drainMs ?? policy.drainMs)
    }
    return waitFor(ending, wait.signal)
  }

  return {
    fetch,
    get http() {
      http ??= createSessionHttp(home, protocol.basePath, fetch)
      return http
    },
    get snapshot() {
      return snapshot()
    },
    login: async (wait = {}) => {
      keeper.assertOpen()
      if (keeper.ready() === undefined) await keeper.current(wait.signal)
      return snapshot()
    },
    renew: async (wait = {}) => {
      await keeper.renew(wait.signal)
      return snapshot()
    },
    keepAlive: async (wait = {}) => {
      keeper.assertOpen()
      await keepAlive.touch(wait.signal)
      return snapshot()
    },
    logout,
    rearm: keeper.rearm,
    subscribe: observers.subscribe,
    [Symbol.asyncDispose]: async () => {
      await logout()
    },
  }
}

function createContext<Credentials, Key>(
  protocol: SessionProtocol<Credentials, Key>,
  options: SessionOptions<Credentials>,
): SessionContext<Credentials, Key> {
  const { name, url, query } = protocol
  const { credentials, onChallenge, transport, clock, policy } = readOptions(name, options)

  return {
    protocol,
    home: { protocol: name, url: parseBaseUrl(name, url), query },
    provider: isProvider(credentials) ? credentials : () => Promise.resolve(credentials),
    onChallenge,
    // Called without a receiver: browsers insist on it.
    transport: (input, init) => transport(input, init),
    clock,
    policy,
    observers: createObservers(clock),
    fail: (code, message, more) => new SessionError(code, { protocol: name, message, ...more }),
    counts: { logins: 0, requests: 0, replays: 0, rejections: 0 },
  }
}

function isProvider<Credentials>(
  credentials: SessionOptions<Credentials>['credentials'],
): credentials is CredentialsProvider<Credentials> {
  return typeof credentials === 'function'
}
