import { buildEngines, type Engines } from '../fixtures/broken-engine.ts'
import { toySubject } from '../toy-subject.ts'
import { fleetMutants } from './fleet-mutants.ts'
import { fleetLaws, LawFailure } from '@org/session-core/testing'
import { beforeAll, describe, expect, it } from 'vitest'

describe('The fleet laws have teeth', () => {
  let engines: Engines

  beforeAll(async () => {
    engines = await buildEngines(fleetMutants)
  })

  it('each has a fleet that breaks it', () => {
    expect(fleetMutants.map(({ law }) => law)).toEqual(fleetLaws.map(({ name }) => name))
  })

  // A law that waits in vain waits for a second: many wait at once.
  it.concurrent.for(fleetMutants)('$law', async (mutant) => {
    const law = fleetLaws.find(({ name }) => name === mutant.law)
    const engine = await engines.broken.get(mutant)
    if (!law || !engine) throw new Error('no such law, or no such engine')

    const outcome = await law.check({ ...toySubject(engine.createSession), share: engine.share }).then(
      () => 'kept',
      (error: unknown) => (error instanceof LawFailure ? error.name : String(error)),
    )

    expect(outcome).toBe('LawFailure')
  })
})
