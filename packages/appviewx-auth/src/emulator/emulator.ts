import { delay, orAborted } from './abortable.ts'
import { readCall } from './call.ts'
import { connectionLost, deliver } from './deliver.ts'
import { answersInPlace, type AppViewXFault } from './faults.ts'
import { createHeldReplies } from './held-replies.ts'
import { type AppViewXSeenRequest, createJournal } from './journal.ts'
import { type AppViewXKnobs, createKnobs, readFault } from './knobs.ts'
import { type AppViewXEmulatorOptions, readOptions } from './options.ts'
import type { Reply } from './replies.ts'
import { answer, isLoginAttempt } from './routes.ts'
import { createServer } from './server.ts'
import type { AppViewXMail } from './state/outbox.ts'
import { duration, strictly } from './strictness.ts'

/** An AppViewX gateway, as far as its documents tell, with everything inside. */
export interface AppViewXEmulator extends AppViewXKnobs {
  /** The whole server: pass it as a transport, give it a port, or run it in a page. Any origin will do. */
  readonly fetch: typeof globalThis.fetch
  /** The next request is processed, and its reply waits until the returned function is called. */
  readonly holdNextReply: () => () => void
  /** One fault for the next request; several queue up. */
  readonly failNext: (fault: AppViewXFault) => void
  /** Every reply takes so many real milliseconds longer; 0 switches it off. */
  readonly slowBy: (ms: number) => void
  /** Login and token requests that carried credentials, right or wrong. */
  readonly loginAttempts: number
  /** Sessions and service tokens alive on the server's clock. */
  readonly liveSessions: number
  /** All requests since the start. */
  readonly requestsSeen: number
  /** The last thousand requests, oldest first, credentials and all. */
  readonly requests: readonly AppViewXSeenRequest[]
  /** Forgets `requests`; the counts stay. */
  readonly clearRequests: () => void
  /** The one-time passwords that were mailed, oldest first. */
  readonly outbox: readonly AppViewXMail[]
}

/**
 * A made-up AppViewX gateway that lives in this process: no port, no dependency, nothing shared between two of them.
 * @throws TypeError that names an option it does not know, or a value that is not allowed.
 * @example
 * ```ts
 * import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
 *
 * const server = createAppViewXEmulator()
 * const reply = await server.fetch('https://avx.example/avxapi/login?gwsource=external', {
 *   method: 'POST',
 *   headers: { username: 'admin', password: 'Password@123', 'content-type': 'application/json' },
 *   body: '{}',
 * })
 * ```
 */
export function createAppViewXEmulator(options: AppViewXEmulatorOptions = {}): AppViewXEmulator {
  const { accounts, basePath, serviceAccounts, settings } = readOptions(options)
  const server = createServer(settings, accounts, serviceAccounts)
  const journal = createJournal()
  const held = createHeldReplies()
  const faults: AppViewXFault[] = []
  let loginAttempts = 0
  let slowness = 0

  return {
    ...createKnobs(server),
    holdNextReply: held.hold,
    failNext: (fault) => faults.push(readFault(fault)),
    slowBy: (ms) => {
      slowness = strictly('slowBy', ms, duration(0, 2 ** 31 - 1))
    },
    get loginAttempts() {
      return loginAttempts
    },
    get liveSessions() {
      return server.sessions.alive().length
    },
    get requestsSeen() {
      return journal.count()
    },
    get requests() {
      return journal.entries()
    },
    clearRequests: journal.clear,
    get outbox() {
      return server.outbox.mails()
    },
    fetch: async (input, init) => {
      const request = new Request(input, init)
      const { signal } = request
      signal.throwIfAborted()

      const entry = journal.arrived(request)
      const [fault, released] = [faults.shift(), held.next()]
      if (isLoginAttempt(readCall(request, basePath, ''))) loginAttempts += 1

      const body = await orAborted(request.text(), signal)
      entry.received(body)
      const reply = react(request, body, fault)
      entry.answered(reply?.status ?? 0)

      await delay(slowness, signal)
      await orAborted(released, signal)
      if (reply === undefined) throw connectionLost()

      return deliver(reply, fault, signal)
    },
  }

  /** The server's reply, or that of the fault; none if the connection was lost before. */
  function react(request: Request, body: string, fault: AppViewXFault | undefined): Reply | undefined {
    if (fault === 'drop') return undefined

    const call = readCall(request, basePath, body)
    const inPlace = fault === undefined ? undefined : answersInPlace[fault]
    return (inPlace ?? answer)(call, server)
  }
}
