import { compiledModules } from '../../shared/compiled-modules.ts'
import { answerOf } from '../measure/answer-of.ts'
import type { Hour } from './hour.ts'
import type { SimulationOrder } from './process.ts'
import type { Simulated } from './simulate.ts'
import type { WorldTerms } from './world.ts'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** Fleets' lives, one after the other in a process of their own. */
export function simulateLives<Worlds extends readonly WorldTerms[]>(
  ...worlds: Worlds
): Promise<{ readonly [World in keyof Worlds]: Simulated }> {
  return ask({ what: 'life', worlds })
}

/** An hour of a fleet, simulated in a process of its own. */
export async function simulateHour(terms: WorldTerms): Promise<Hour> {
  const [found] = await ask<readonly [Hour]>({ what: 'hour', worlds: [terms] })
  return found
}

async function ask<Found>(order: SimulationOrder): Promise<Found> {
  const child = fork(fileURLToPath(new URL('process.ts', import.meta.url)), {
    execArgv: ['--conditions=@org/source'],
    env: { NODE_COMPILE_CACHE: compiledModules, ...process.env },
  })
  const exited = once(child, 'exit')
  child.send(order)
  const found = (await answerOf(child)) as Found
  await exited
  return found
}
