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

/** Laws count turns of the event loop; a browser takes more of them than Node to read a body, now and then too many. */
const mostTries = 3

async function tryLaw(law: SessionLaw, subject: LawSubject): Promise<Trial> {
  const about = { name: law.name, promise: law.promise, subject: subject.name }
  const note = skipNote(law, subject)
  if (note !== undefined) return { ...about, verdict: 'skipped', words: note }

  let words = ''
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    const failure = await failureOf(law, subject)
    if (failure === undefined) return { ...about, verdict: 'kept', tries: attempt }
    words = failure
  }
  return { ...about, verdict: 'broken', words }
}

async function failureOf(law: SessionLaw, subject: LawSubject): Promise<string | undefined> {
  try {
    await law.check(subject)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : 'It failed.'
  }
}
