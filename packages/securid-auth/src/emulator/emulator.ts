import { carriesCredentials, readCall } from './call.ts'
import { commandNames, type CommandName } from './commands/command-names.ts'
import { settle } from './defaults.ts'
import { deliver } from './delivery.ts'
import { answerInstead, faultNames, type SecurIdFault } from './faults.ts'
import { createHolds } from './holds.ts'
import { createJournal, type SeenRequest } from './journal.ts'
import { checkOptions, type SecurIdEmulatorOptions } from './options.ts'
import { pause, unlessAborted } from './patience.ts'
import { answerCall } from './routes.ts'
import { createInstallation } from './server.ts'
import { anyText, filledText, millisecondsUpTo, oneOf } from './strictness.ts'

/** Ten thousand days: still a date every platform can print. */
const longestAdvance = 864_000_000_000
/** What a platform's timer can hold. */
const longestTimer = 2_147_483_647

/** A SecurID Governance & Lifecycle server as a function of a request. Every knob throws a `TypeError` for what it cannot take. */
export interface SecurIdEmulator {
  /** The whole server, under any origin. A redirect is an answer here: it is never followed. */
  readonly fetch: typeof globalThis.fetch

  /** Login requests that carried credentials, right or wrong, and reached this server. */
  readonly loginAttempts: number
  /** Tokens alive now. */
  readonly liveSessions: number
  /** All requests, also those a fault kept from being processed. */
  readonly requestsSeen: number
  /** The last 1 000 of them, oldest first. */
  readonly requests: readonly SeenRequest[]
  /** Forgets `requests`; the counts stay. */
  readonly clearRequests: () => void

  /** Ends all live tokens, as if timed out. */
  readonly expireSessions: () => void
  /** Ends one token, or the newest; false when it was not alive. */
  readonly loseSession: (token?: string) => boolean
  /** Locks a user until `unlock`: the right password is answered like a wrong one. */
  readonly lock: (username: string) => void
  /** Ends a lock, also one that wrong passwords caused. */
  readonly unlock: (username: string) => void
  /** The next request is processed, its reply waits until the returned function is called. */
  readonly holdNextReply: () => () => void
  /** The next request meets this fault; several queue up. */
  readonly failNext: (fault: SecurIdFault) => void
  /** Moves this server's clock forward by milliseconds. */
  readonly advance: (milliseconds: number) => void
  /** Delays every reply by real milliseconds; 0 ends it. */
  readonly slowBy: (milliseconds: number) => void
  /** Maintenance mode: every command answers 403 with the administrator's message, until it ends. */
  readonly startMaintenance: (message: string) => void
  /** Commands are answered again. */
  readonly endMaintenance: () => void
  /** Takes from everybody the permission for a command that needs a token. */
  readonly forbid: (command: CommandName) => void
  /** Gives the permission back. */
  readonly allow: (command: CommandName) => void
}

/**
 * A server of its own, with its own accounts, tokens and clock; nothing has to be said to start one.
 * @throws {TypeError} for an unknown option or a value it cannot have, naming it and what is allowed
 * @example
 * ```ts
 * import { createSecurIdEmulator } from '@org/securid-auth/emulator'
 *
 * const server = createSecurIdEmulator({ idleMinutes: 5 })
 * const reply = await server.fetch('https://gl.example/aveksa/command.submit?cmd=status&format=json')
 * ```
 */
export function createSecurIdEmulator(options: SecurIdEmulatorOptions = {}): SecurIdEmulator {
  checkOptions(options)
  const installation = createInstallation(settle(options))
  const { accounts, clock, forbidden, tokens } = installation
  const journal = createJournal()
  const holds = createHolds()
  const faults: SecurIdFault[] = []
  let loginAttempts = 0
  let delay = 0

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const signal = signalOf(input, init)
    const request = new Request(input, { ...init, signal: null })
    const call = readCall(request, await unlessAborted(request.text(), signal))

    const fault = faults.shift()
    if (fault === 'drop') {
      journal.write(call, 0, fault)
      throw new TypeError('fetch failed')
    }
    if (carriesCredentials(call)) loginAttempts += 1
    const answer = answerInstead(fault, call) ?? answerCall(call, installation)
    journal.write(call, answer.status, fault)

    await unlessAborted(holds.next(), signal)
    await pause(delay, signal)
    if (fault === 'drop-reply') throw new TypeError('fetch failed')
    return deliver(answer, fault, signal)
  }

  return {
    fetch,
    get loginAttempts() {
      return loginAttempts
    },
    get liveSessions() {
      return tokens.live().length
    },
    get requestsSeen() {
      return journal.count()
    },
    get requests() {
      return journal.kept()
    },
    clearRequests: journal.clear,
    expireSessions: tokens.endAll,
    loseSession: (token) => {
      if (token !== undefined) anyText('token', token)
      const lost = token ?? tokens.live().at(-1)?.text
      return lost !== undefined && tokens.end(lost)
    },
    lock: accounts.lock,
    unlock: accounts.unlock,
    holdNextReply: holds.add,
    failNext: (fault) => {
      oneOf(faultNames)('fault', fault)
      faults.push(fault)
    },
    advance: (duration) => {
      millisecondsUpTo(longestAdvance)('advance', duration)
      clock.advance(duration)
    },
    slowBy: (duration) => {
      millisecondsUpTo(longestTimer)('slowBy', duration)
      delay = duration
    },
    startMaintenance: (message) => {
      filledText('message', message)
      installation.maintenance = message
    },
    endMaintenance: () => {
      installation.maintenance = undefined
    },
    forbid: (command) => {
      oneOf(commandNames)('command', command)
      forbidden.add(command)
    },
    allow: (command) => {
      oneOf(commandNames)('command', command)
      forbidden.delete(command)
    },
  }
}

/** The signal of `init` wins over the request's own; null means none. */
function signalOf(input: RequestInfo | URL, init: RequestInit | undefined): AbortSignal | undefined {
  if (init?.signal !== undefined) return init.signal ?? undefined
  return input instanceof Request ? input.signal : undefined
}
