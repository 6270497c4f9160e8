import { appviewxSubject } from './appviewx-subject.ts'
import { securidSubject } from './securid-subject.ts'
import type { Trial } from './trial.ts'
import { type LawSubject, sessionLaws, skipNote, type SessionLaw } from '@org/session-core/testing'

/** Holds both clients to every law, one after the other; `tell` hears of each as it ends. */
export async function tryLaws(tell: (trial: Trial) => void): Promise<void> {
  for (const law of sessionLaws) {
    for (const subject of [appviewxSubject, securidSubject]) {
      tell(await tryLaw(law, subject))
    }
    // The page is to stay alive while the laws are tried.
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
}

async function tryLaw(law: SessionLaw, subject: LawSubject): Promise<Trial> {
  const about = { name: law.name, promise: law.promise, subject: subject.name }
  const note = skipNote(law, subject)
  if (note !== undefined) return { ...about, verdict: 'skipped', words: note }

  try {
    await law.check(subject)
    return { ...about, verdict: 'kept' }
  } catch (error) {
    return { ...about, verdict: 'broken', words: error instanceof Error ? error.message : 'It failed.' }
  }
}
