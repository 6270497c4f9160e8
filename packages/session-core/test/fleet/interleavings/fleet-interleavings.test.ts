import { randomFrom } from '../processes/tcp-proxy.ts'
import { fleetJudge } from './fleet-judge.ts'
import { anyFleetMove, type FleetRun } from './fleet-moves.ts'
import { fleetScene, type FleetScene } from './fleet-scene.ts'
import { promptCrypto } from './prompt-crypto.ts'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const wanted = process.env['FLEET_INTERLEAVINGS'] ?? process.env['INTERLEAVINGS']
const numRuns = Number(wanted ?? 60)
const seed = Number(process.env['INTERLEAVINGS_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

const settings = fc.record(
  {
    size: fc.integer({ min: 2, max: 4 }),
    isCalm: fc.boolean(),
    keepAlive: fc.boolean(),
    asksOtp: fc.boolean(),
    idleMs: fc.constantFrom(4000, 60_000),
    lifetimeMs: fc.constantFrom(30_000, 300_000),
  },
  { requiredKeys: ['size', 'isCalm', 'keepAlive', 'asksOtp'] },
)

beforeEach(() => vi.stubGlobal('crypto', {}))
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

it(
  `Sessions that share a store keep their promises in ${numRuns} random orders of events (INTERLEAVINGS_SEED=${seed})`,
  { timeout: 60_000 + numRuns * 300 },
  async () => {
    let served = 0
    const everyOrder = fc.asyncProperty(
      settings,
      fc.commands([anyFleetMove()], { maxCommands: 120, size: 'max' }),
      async (setting, commands) => {
        const random = randomFrom(seed)
        vi.stubGlobal('crypto', promptCrypto(random))
        vi.spyOn(Math, 'random').mockImplementation(random)
        const scene = fleetScene(setting)
        const run: FleetRun = { scene, judge: fleetJudge(scene) }

        await fc.asyncModelRun(() => ({ model: run, real: run }), commands)
        await conclude(run)

        run.judge.lookSettled()
        run.judge.lookBack()
        served += servedIn(scene)
      },
    )

    await fc.assert(everyOrder, { numRuns, seed })

    // Orders in which nothing works break no promise either.
    expect(served).toBeGreaterThan(numRuns)
  },
)

const servedIn = ({ sessions }: FleetScene): number =>
  sessions.flatMap(({ wishes }) => wishes).filter(({ answer }) => String(answer).startsWith('200 ')).length

/** Everything is answered rightly, in order, until nobody waits; then all leave but one, which ends it for all. */
async function conclude({ scene, judge }: FleetRun): Promise<void> {
  await tidyUp(scene)
  judge.lookSettled()
  const living = scene.living()
  for (const session of living) {
    session.wish(session === living.at(-1) ? 'end' : 'logout')
    await tidyUp(scene)
    judge.look()
  }
}

async function tidyUp({ living, server, store, clock, settle }: FleetScene): Promise<void> {
  const isQuiet = (): boolean =>
    living().every(({ wishes }) => wishes.every(({ outcome }) => outcome !== 'pending')) &&
    server.underWay().length + store.underWay().length === 0
  for (let round = 0; round < 400 && !isQuiet(); round += 1) {
    for (const call of store.underWay()) call.advance()
    await settle()
    for (const one of server.underWay()) server.advance(one)
    for (const session of living()) {
      for (const question of session.vault())
        question.answer({ username: 'ann', password: server.truth.password() })
      for (const question of session.prompts()) question.answer(server.truth.newestOtp())
    }
    await settle()
    // Who waits for another process looks again after a while.
    if (store.underWay().length + server.underWay().length === 0) {
      clock.step(1500)
      await settle()
    }
  }
}
