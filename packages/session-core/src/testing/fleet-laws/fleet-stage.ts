import { secret } from '../../secrets/secret.ts'
import type { ShareOptions } from '../../share/share-options.ts'
import { share as ourShare } from '../../share/share.ts'
import { LawFailure } from '../law-failure.ts'
import type { LawOptions, LawServer } from '../law.ts'
import type { ManualClock } from '../manual-clock.ts'
import { type MemoryStore, memoryStore } from '../memory-store.ts'
import { wordForFailure } from '../outcome.ts'
import { setStage, type Stage } from '../stage.ts'
import { letRun } from '../turns.ts'
import type { FleetLawSubject } from './fleet-law.ts'

/** How one process takes part. */
export interface ProcessOptions extends LawOptions {
  readonly sharing?: Partial<ShareOptions>
}

/** A fleet on a clock of its own: processes are sessions that share nothing but a store. */
export interface FleetStage {
  readonly clock: ManualClock
  readonly store: MemoryStore
  readonly server: LawServer
  /** One more process. */
  readonly join: (options?: ProcessOptions) => Stage
  readonly joinMany: (count: number, options?: ProcessOptions) => readonly Stage[]
  /** One guarded call of each, at a time; how they ended. */
  readonly callAll: (processes: readonly Stage[]) => Promise<readonly string[]>
  /** Lets time pass until something has ended, in small steps: those who wait look again. */
  readonly end: (work: PromiseLike<unknown>) => Promise<string>
  /** Lets time pass until something is true. */
  readonly passUntil: (what: string, isTrue: () => boolean) => Promise<void>
  readonly passTime: (ms: number) => Promise<void>
}

/** Random bytes, as a vault would have them. */
export function newSecret(): ReturnType<typeof secret<Uint8Array>> {
  return secret(crypto.getRandomValues(new Uint8Array(32)))
}

/** What has not happened after so much time never will: steps of milliseconds. */
const patience = { steps: 120, shortSteps: 40, shortMs: 50, longMs: 500 }

/** Opens a fresh fleet, without a process. */
export function setFleet(subject: FleetLawSubject): FleetStage {
  const { share = ourShare } = subject
  const own = newSecret()
  // Its session is never used: it brings the server.
  const { server, another, clock } = setStage(subject)
  const store = memoryStore(clock)

  const join = ({ sharing, ...options }: ProcessOptions = {}): Stage =>
    another({ ...options, share: share({ store, name: 'a fleet', secret: own, ...sharing }) })
  const passTime = async (ms: number): Promise<void> => {
    server.advance(ms)
    await clock.advance(ms)
    await letRunAll()
  }
  const passUntil = async (what: string, isTrue: () => boolean): Promise<void> => {
    await letRunAll()
    for (let step = 0; step < patience.steps; step += 1) {
      if (isTrue()) return
      const stepMs = step < patience.shortSteps ? patience.shortMs : patience.longMs
      await passTime(stepMs)
    }
    throw new LawFailure(`Promised: ${what}. It never came true.`)
  }
  const end = async (work: PromiseLike<unknown>): Promise<string> => {
    let word: string | undefined
    work.then(
      (value) => {
        word = String(value instanceof Response ? value.status : value)
      },
      (error: unknown) => {
        word = wordForFailure(error)
      },
    )
    await passUntil('every wait ends', () => word !== undefined)
    return word ?? ''
  }
  return {
    clock,
    store,
    server,
    join,
    joinMany: (count, options) => Array.from({ length: count }, () => join(options)),
    callAll: async (processes) => {
      const words = processes.map(({ call }) => call())
      const all = await end(
        Promise.all(words.map((call) => call.then(({ status }) => String(status), wordForFailure))).then(
          (done) => done.join(),
        ),
      )
      return all.split(',')
    },
    end,
    passUntil,
    passTime,
  }
}

/** Cryptography is done in threads of its own: turns alone do not wait for it. */
async function letRunAll(): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await letRun()
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}
