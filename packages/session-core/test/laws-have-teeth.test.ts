import { buildEngines, type Engines } from './fixtures/broken-engine.ts'
import { mutants } from './fixtures/mutants.ts'
import { toySubject } from './toy-subject.ts'
import { type SessionLaw, sessionLaws } from '@org/session-core/testing'
import { beforeAll, describe, expect, it } from 'vitest'

describe('The laws have teeth', () => {
  let engines: Engines

  beforeAll(async () => {
    engines = await buildEngines(mutants)
  })

  it('each has an engine that breaks it', () => {
    const broken = new Set(mutants.map(({ law }) => law))

    const names = sessionLaws.map(({ name }) => name)

    expect([...broken].toSorted()).toEqual(names.toSorted())
  })

  // That our own engine keeps every law is told in laws.test.ts.
  it('an engine from the same workshop that is not broken keeps a law of each promise', async () => {
    const { createSession } = await engines.whole
    const oneOfEach = new Map(sessionLaws.map((law) => [law.promise, law])).values()

    const verdicts = await Promise.all([...oneOfEach].map((law) => verdict(law, createSession)))

    expect(verdicts).toEqual(verdicts.map(() => 'kept'))
  })

  // A law that waits in vain takes a second and a half to give up: many wait at once.
  it.concurrent.for(mutants)('$law', async (mutant) => {
    const law = sessionLaws.find(({ name }) => name === mutant.law)
    const engine = await engines.broken.get(mutant)

    const outcome = await verdict(law, engine?.createSession)

    expect(outcome).toBe('LawFailure')
  })
})

function verdict(law: SessionLaw | undefined, create: Parameters<typeof toySubject>[0]): Promise<string> {
  if (law === undefined || create === undefined) throw new Error('no such law, or no such engine')

  return law.check(toySubject(create)).then(
    () => 'kept',
    (error: unknown) => (error instanceof Error && error.name === 'LawFailure' ? error.name : String(error)),
  )
}
