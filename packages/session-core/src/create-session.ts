import { parseBaseUrl } from './base-url.ts'
import { failing } from './errors/session-error.ts'
import { createGrantKeeper } from './grant-keeper.ts'
import { createKeepAlive } from './keep-alive.ts'
import { createLockoutCircuit } from './lockout-circuit.ts'
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
  const { name } = protocol
  const { credentials, clock, transport, ...others } = readOptions(name, options)
  const { listening, subscribe, tell } = createObservers(clock, () => context.generation)
  const fail = failing(name)
  const context: SessionContext<Credentials, Key> = {
    ...others,
    protocol,
    url: parseBaseUrl(name, protocol.url),
    provider: isProvider(credentials) ? credentials : () => Promise.resolve(credentials),
    // Called without a receiver: browsers insist on it.
    transport: (input, init) => transport(input, init),
    clock,
    circuit: createLockoutCircuit(fail, () => tell({ type: 'rearmed' })),
    ladder: createRenewalLadder(clock),
    fail,
    tell,
    listening,
    counts: { logins: 0, requests: 0, replays: 0, rejections: 0 },
    generation: 0,
  }
  const keeper = createGrantKeeper(context, (held) => keepAlive.watch(held))
  const keepAlive = createKeepAlive(context, keeper)
  const fetch = createSignedFetch(context, keeper)
  let http: KyInstance | undefined
  let ending: Promise<LogoutOutcome> | undefined

  /** Waits for some work, and tells how things stand afterwards. */
  const after =
    (work: (signal?: AbortSignal) => Promise<unknown>): Session['login'] =>
    async (wait) => {
      keeper.assertOpen()
      await work(wait?.signal)
      return takeSnapshot(context, keeper)
    }

  const logout: Session['logout'] = (wait) => {
    if (ending === undefined) {
      keepAlive.stop()
      ending = keeper.end(wait?.drainMs ?? context.policy.drainMs)
    }
    return waitFor(ending, wait?.signal)
  }

  return {
    fetch,
    get http() {
      return (http ??= createSessionHttp(context, fetch))
    },
    get snapshot() {
      return takeSnapshot(context, keeper)
    },
    login: after(keeper.current),
    renew: after(keeper.renew),
    keepAlive: after(keepAlive.touch),
    logout,
    rearm: context.circuit.rearm,
    subscribe,
    [Symbol.asyncDispose]: async () => {
      await logout()
    },
  }
}

function isProvider<Credentials>(
  credentials: SessionOptions<Credentials>['credentials'],
): credentials is CredentialsProvider<Credentials> {
  return typeof credentials === 'function'
}
