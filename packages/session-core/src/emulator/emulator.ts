import { createEmulatorClock, type EmulatorClock } from './clock.ts'
import { createExchange, type ExchangeState } from './exchange.ts'
import { answersInPlace, connectionFaults, type EmulatorFault } from './faults.ts'
import { createHolds } from './holds.ts'
import { createJournal, type SeenRequest } from './journal.ts'
import type { EmulatorParts } from './parts.ts'
import { readStrictly, type Rule } from './strict/rule.ts'
import { duration, oneOf } from './strict/rules.ts'

/**
 * A server in memory whose state can be read, and whose replies can be held, slowed and broken. It is a `LawServer`:
 * laws run on it as it is.
 */
export interface Emulator<Fault extends string = EmulatorFault> {
  /** The whole server: pass it as a transport, give it a port, or run it in a page. Any origin will do; a redirect is an answer. */
  readonly fetch: typeof globalThis.fetch
  readonly clock: EmulatorClock
  /** Logins with credentials that reached the server, right or wrong. */
  readonly loginAttempts: number
  /** Sessions that the server would accept now. */
  readonly liveSessions: number
  /** All requests since the start, also those a fault kept from the server. */
  readonly requestsSeen: number
  /** The last thousand requests, oldest first, credentials and all; fewer when their bodies are large. */
  readonly requests: readonly SeenRequest<Fault>[]
  /** Forgets `requests`; the counts stay. */
  readonly clearRequests: () => void
  /** The one-time passwords that were sent out, oldest first. */
  readonly challenges: readonly string[]
  /** Ends all sessions, as if timed out. */
  readonly expireSessions: () => void
  /** The next request is processed, and its reply waits until the returned function is called; several queue up. */
  readonly holdNextReply: () => () => void
  /** The next request meets this fault; several queue up. A name that is not known is a `TypeError`. */
  readonly failNext: (fault: Fault) => void
  /** Every reply takes so many real milliseconds longer; 0 ends it. */
  readonly slowBy: (ms: number) => void
  /** Moves the server's clock forward by milliseconds. */
  readonly advance: (ms: number) => void
}

/** Some thirty thousand years at once, as long as what is due in some thousands more is still a date. */
const advanceFrom = (now: number): Rule<number> => duration(0, Math.max(0, Math.min(1e15, 8e15 - now)))
/** What a platform's timer can hold. */
const longestTimer = 2 ** 31 - 1

/**
 * The frame that every emulator stands in: faults, held and slow replies, journal, clock and counters, around a server
 * that is a function of one request.
 *
 * @throws TypeError when `instead` names a fault of the connection.
 * @example
 * ```ts
 * import { createEmulator } from '@org/session-core/emulator'
 *
 * const sessions = new Set<string>()
 * const server = createEmulator({
 *   answer: ({ request }) => new Response('open', { status: sessions.has(request.headers.get('x-token') ?? '') ? 200 : 401 }),
 *   isLogin: ({ url }) => url.pathname === '/login',
 *   instead: { 'too-many-requests': () => new Response(null, { status: 429 }) },
 *   sessions: { live: () => sessions.size, expire: () => sessions.clear() },
 * })
 * server.failNext('too-many-requests')
 * ```
 */
export function createEmulator<Own extends string = never>(
  parts: EmulatorParts<Own>,
): Emulator<Own | EmulatorFault> {
  if (typeof (parts as typeof parts | null)?.answer !== 'function')
    throw new TypeError('createEmulator takes { answer, isLogin, instead, sessions }.')
  type Fault = Own | EmulatorFault
  const { challenges, clock = createEmulatorClock(), name = 'Emulator', sessions } = parts
  const answers = answersInPlace(parts)
  const faultRule = oneOf(...connectionFaults, ...answers.keys())
  const state: ExchangeState<Fault> = {
    journal: createJournal<Fault>(),
    holds: createHolds(),
    faults: [],
    loginAttempts: 0,
    underWay: new Set(),
    slowness: 0,
  }
  const { faults, holds, journal } = state

  return {
    clock,
    fetch: createExchange(parts, answers, state),
    get loginAttempts() {
      return state.loginAttempts
    },
    get liveSessions() {
      return sessions.live()
    },
    get requestsSeen() {
      return journal.count()
    },
    get requests() {
      return journal.entries()
    },
    clearRequests: journal.clear,
    get challenges() {
      return challenges?.() ?? []
    },
    expireSessions: () => {
      sessions.expire()
    },
    holdNextReply: holds.hold,
    failNext: (fault) => {
      faults.push(readStrictly(`${name}: failNext`, fault, faultRule) as Fault)
    },
    slowBy: (ms) => {
      state.slowness = readStrictly(`${name}: slowBy`, ms, duration(0, longestTimer))
    },
    advance: (ms) => clock.advance(readStrictly(`${name}: advance`, ms, advanceFrom(clock.now()))),
  }
}
