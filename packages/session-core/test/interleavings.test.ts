import { judgeOf } from './fixtures/interleaving-judge.ts'
import { anyMove, type Run } from './fixtures/interleaving-moves.ts'
import { interleaving } from './fixtures/interleaving.ts'
import * as fc from 'fast-check'
import { afterEach, beforeEach, it, vi } from 'vitest'

const numRuns = Number(process.env['INTERLEAVINGS'] ?? 100)
const seed = Number(process.env['INTERLEAVINGS_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

const settings = fc.record(
  {
    keepAlive: fc.boolean(),
    asksOtp: fc.boolean(),
    idleMs: fc.constantFrom(4000, 60_000),
    lifetimeMs: fc.constantFrom(30_000, 300_000),
  },
  { requiredKeys: ['keepAlive', 'asksOtp'] },
)

// Web crypto answers from a thread of its own, in no order that a test could repeat. A page that is not a
// secure context has no subtle crypto, and there the engine does without.
beforeEach(() => vi.stubGlobal('crypto', {}))
afterEach(() => vi.unstubAllGlobals())

it(
  `keeps its promises in ${numRuns} random orders of events (INTERLEAVINGS_SEED=${seed})`,
  { timeout: 60_000 + numRuns * 60 },
  async () => {
    const everyOrder = fc.asyncProperty(
      settings,
      fc.commands([anyMove()], { maxCommands: 100, size: 'max' }),
      async (setting, commands) => {
        const scene = interleaving(setting)
        const run: Run = { scene, judge: judgeOf(scene) }

        await fc.asyncModelRun(() => ({ model: run, real: run }), commands)
        await conclude(run)

        run.judge.lookBack()
      },
    )

    await fc.assert(everyOrder, { numRuns, seed })
  },
)

/** Answers everything rightly, in order, until nobody waits; then logs out. */
async function conclude({ scene, judge }: Run): Promise<void> {
  const { server, wishes } = scene
  const isQuiet = (): boolean => wishes.every(({ outcome }) => outcome !== 'pending')
  const tidyUp = async (): Promise<void> => {
    for (let round = 0; round < 60 && !(isQuiet() && server.underWay().length === 0); round += 1) {
      for (const exchange of server.underWay()) server.advance(exchange)
      await scene.settle()
      for (const exchange of server.underWay()) server.advance(exchange)
      for (const question of scene.vault())
        question.answer({ username: 'ann', password: server.truth.password() })
      for (const question of scene.prompts()) question.answer(server.truth.newestOtp())
      await scene.settle()
      // A request that ends while its session does lets go of it a turn of the timers later: a real millisecond.
      if (server.underWay().length === 0) await new Promise((resolve) => setTimeout(resolve, 0))
      judge.look()
    }
  }

  await tidyUp()
  scene.wish('logout')
  await scene.settle()
  judge.look()
  await tidyUp()
  judge.look()
}
