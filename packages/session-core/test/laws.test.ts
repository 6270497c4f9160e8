import { toySubject } from './toy-subject.ts'
import { sessionLaws, skipNote } from '@org/session-core/testing'
import { describe, it } from 'vitest'

describe('The toy keeps the session laws', () => {
  it.for(sessionLaws)('$promise: $name', async (law, { skip }) => {
    const subject = toySubject()
    const note = skipNote(law, subject)
    skip(note !== undefined, note)

    await law.check(subject)
  })
})
