import { toy } from '../toy-protocol.ts'
import { createToyServer, toyAccounts } from '../toy-server.ts'
import {
  createSession,
  secret,
  type Session,
  type SessionEvent,
  type SessionOptions,
} from '@org/session-core'
import { share, type ShareOptions, type SharedStore } from '@org/session-core/share'
import { type ManualClock, manualClock, memoryStore } from '@org/session-core/testing'

/** After so much silence a login passes to another process: milliseconds. */
export const leaseMs = 10_000

/** How one process differs from the others. */
export interface Member extends Partial<SessionOptions<{ username: string; password: string }>> {
  readonly username?: string
  readonly password?: string
  readonly store?: SharedStore
  readonly sharing?: ShareOptions['policy']
}

/** One process, whose way to the store can be held, and cut; each until the returned function is called. */
export interface Process {
  readonly session: Session
  /** What its first call ended in: a status or a code, once there is one. */
  readonly outcome: () => string | undefined
  /** One more call; what it ends in. */
  readonly call: () => Promise<string>
  readonly events: readonly SessionEvent['type'][]
  /** Swaps wait, and happen in the order in which they came. */
  readonly holdSwaps: () => () => void
  readonly cut: () => () => void
}

/** A fleet on a clock of its own, at one server. */
export interface Scene {
  readonly server: ReturnType<typeof createToyServer>
  readonly clock: ManualClock
  readonly start: (member?: Member) => Process
  readonly pass: (ms: number) => Promise<void>
  /** Time goes on until it is so: what is hashed on other threads takes the time that it takes. */
  readonly passUntil: (isSo: () => boolean) => Promise<void>
  /** What a call ends in, however long that takes. */
  readonly ended: (call: Promise<string>) => Promise<string>
  /** Requests that the server has not answered, and nobody has given up. */
  readonly underWay: () => number
}

/** What has not come to pass by then never will. */
const patienceMs = 240_000

/** A scene without a process. */
export function openScene(): Scene {
  const [server, clock] = [createToyServer(), manualClock()]
  const shared = memoryStore(clock)
  const own = secret(new Uint8Array(32).fill(200))
  let underWay = 0
  const transport: typeof fetch = async (...call) => {
    underWay += 1
    return server.fetch(...call).finally(() => (underWay -= 1))
  }

  const start: Scene['start'] = ({ username = 'ann', password, store = shared, sharing, ...more } = {}) => {
    let gate = Promise.resolve()
    let isCut = false
    const goThrough = (): void => {
      if (isCut) throw new Error('The way is cut.')
    }
    const way: SharedStore = {
      read: async (...call) => {
        goThrough()
        return store.read(...call)
      },
      swap: async (...call) => {
        await gate
        goThrough()
        return store.swap(...call)
      },
    }
    const session = createSession(toy('https://toy.test/base/'), {
      credentials: { username, password: password ?? toyAccounts[username]?.password ?? '' },
      transport,
      clock,
      share: share({ store: way, name: 'prod/billing', secret: own, policy: { leaseMs, ...sharing } }),
      ...more,
    })
    const events: SessionEvent['type'][] = []
    session.subscribe(({ type }) => events.push(type))
    const call: Process['call'] = async () =>
      session.fetch('things').then(
        ({ status }) => String(status),
        (error: unknown) => (error as { readonly code: string }).code,
      )
    let outcome: string | undefined
    void call().then((word) => (outcome = word))
    return {
      session,
      outcome: () => outcome,
      call,
      events,
      holdSwaps: () => {
        let open = (): void => {}
        gate = new Promise((resolve) => (open = resolve))
        return open
      },
      cut: () => {
        isCut = true
        return () => (isCut = false)
      },
    }
  }
  const pass: Scene['pass'] = async (ms) => {
    for (let left = ms; left > 0; left -= 100) {
      await clock.advance(100)
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }
  const passUntil: Scene['passUntil'] = async (isSo) => {
    const end = clock.monotonic() + patienceMs
    while (!isSo()) {
      if (clock.monotonic() > end) throw new Error('It never came to pass.')
      await pass(100)
    }
  }
  const ended: Scene['ended'] = async (call) => {
    let isOver = false
    void call.finally(() => (isOver = true))
    await passUntil(() => isOver)
    return call
  }
  return { server, clock, start, pass, passUntil, ended, underWay: () => underWay }
}
