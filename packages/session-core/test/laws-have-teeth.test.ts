import { createWorkshop } from './fixtures/broken-engine.ts'
import { mutants } from './fixtures/mutants.ts'
import { toySubject } from './toy-subject.ts'
import { createSession } from '@org/session-core'
import { sessionLaws } from '@org/session-core/testing'
import { beforeAll, describe, expect, it } from 'vitest'

describe('The laws have teeth', () => {
  let breakEngine: Awaited<ReturnType<typeof createWorkshop>>

  beforeAll(async () => {
    breakEngine = await createWorkshop()
  })

  it('each has an engine that breaks it', () => {
    const broken = new Set(mutants.map(({ law }) => law))

    const names = sessionLaws.map(({ name }) => name)

    expect([...broken].toSorted()).toEqual(names.toSorted())
  })

  // A law that waits in vain takes half a second to give up: many wait at once.
  it.concurrent.for(mutants)('$law', async (mutant) => {
    const law = sessionLaws.find(({ name }) => name === mutant.law)
    const { createSession: createBroken } = await breakEngine(mutant)

    const whole = await verdict(law?.check(toySubject(createSession)))
    const broken = await verdict(law?.check(toySubject(createBroken)))

    expect([whole, broken]).toEqual(['kept', 'LawFailure'])
  })
})

const verdict = (check: Promise<void> = Promise.reject(new Error('no such law'))): Promise<string> =>
  check.then(
    () => 'kept',
    (error: unknown) => (error instanceof Error && error.name === 'LawFailure' ? error.name : String(error)),
  )
