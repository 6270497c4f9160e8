import { type Interleaving, interleaving, type Setting } from '../../fixtures/interleaving.ts'
import { type SentRequest, type SlowServer, slowServer } from '../../fixtures/slow-server.ts'
import { type SteppingClock, steppingClock } from '../../fixtures/stepping-clock.ts'
import { type SlowStore, slowStore } from './slow-store.ts'
import { secret } from '@org/session-core'
import { share } from '@org/session-core/share'

/** What differs from one run to the next. */
export interface FleetSetting extends Setting {
  readonly size: number
  /** The store answers at once and always, nothing breaks, nobody dies or leaves, no time passes while anybody waits. */
  readonly isCalm: boolean
}

/** A login as it left a session, and whether it was told that it is refused. */
export interface SentLogin {
  readonly by: number
  readonly request: SentRequest
  /** Those that had been told so when it was sent. */
  readonly after: readonly SentLogin[]
  isRejected: boolean
}

/** Sessions that share one store and one server, and everything between them that has not happened yet. */
export interface FleetScene {
  readonly setting: FleetSetting
  readonly sessions: readonly Interleaving[]
  readonly server: SlowServer
  readonly store: Pick<SlowStore, 'forget' | 'underWay'>
  readonly clock: SteppingClock
  /** Logins in the order in which they were sent. */
  readonly logins: readonly SentLogin[]
  /** How many requests each session has sent. */
  readonly sentBy: readonly number[]
  /** Processes that were killed: whatever they asked for comes to nothing. */
  readonly dead: ReadonlySet<number>
  readonly kill: (by: number) => void
  /** Those that live. */
  readonly living: () => readonly Interleaving[]
  readonly settle: () => Promise<void>
}

/** Sets the scene of one run. */
export function fleetScene(setting: FleetSetting): FleetScene {
  const { size, isCalm, ...rest } = setting
  const clock = steppingClock()
  const server = slowServer({ clock, ...rest })
  const store = slowStore(clock, isCalm)
  const key = secret(new Uint8Array(32).fill(200))
  const logins: SentLogin[] = []
  const dead = new Set<number>()
  const sentBy: number[] = Array.from({ length: size }, () => 0)

  const transportOf =
    (by: number): typeof globalThis.fetch =>
    async (input, init) => {
      if (dead.has(by)) return new Promise(() => {})
      sentBy[by] = (sentBy[by] ?? 0) + 1
      const { sent } = server.truth
      const answer = server.fetch(input, init)
      const request = sent.at(-1)
      if (request?.errand !== 'login') return answer

      const after = logins.filter(({ isRejected }) => isRejected)
      const login: SentLogin = { by, request, after, isRejected: false }
      logins.push(login)
      const response = await answer
      login.isRejected = response.status === 401
      return response
    }
  const sessions = sentBy.map((_, by) =>
    interleaving(rest, {
      name: `${by}-`,
      clock,
      server,
      transport: transportOf(by),
      share: share({ store: store.wayOf(by), name: 'a fleet', secret: key }),
    }),
  )
  return {
    setting,
    sessions,
    server,
    store: {
      forget: store.forget,
      underWay: () => store.underWay().filter(({ by }) => !dead.has(by)),
    },
    clock,
    logins,
    sentBy,
    dead,
    kill: (by) => dead.add(by),
    living: () => sessions.filter((_, by) => !dead.has(by)),
    settle: async () => {
      // Several processes take turns, each of many steps.
      for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    },
  }
}
