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

/** A fleet's life, simulated in a process of its own. */
export function simulateLife(terms: WorldTerms): Promise<Simulated> {
  return ask({ ...terms, what: 'life' })
}

/** An hour of a fleet, simulated in a process of its own. */
export function simulateHour(terms: WorldTerms): Promise<Hour> {
  return ask({ ...terms, what: 'hour' })
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
