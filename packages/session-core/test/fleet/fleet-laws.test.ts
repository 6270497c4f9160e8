import { toySubject } from '../toy-subject.ts'
import { fleetLaws, skipNote } from '@org/session-core/testing'
import { describe, it } from 'vitest'

describe('Toys that share one login keep the fleet laws', () => {
  it.for(fleetLaws)('$name', async (law, { skip }) => {
    const subject = toySubject()
    const note = skipNote(law, subject)
    skip(note !== undefined, note)

    await law.check(subject)
  })
})
