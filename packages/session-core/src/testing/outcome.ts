import { isSessionError } from '../errors/session-error.ts'
import { inTime } from './turns.ts'

/** How something ended, in a word: a status, a session error's code, an error's name, or what came of it. */
export function outcomeOf(work: PromiseLike<unknown>): Promise<string> {
  return inTime(
    'every wait ends',
    Promise.resolve(work).then(wordFor, (error: unknown) => wordForFailure(error)),
  )
}

/** Something that may not have ended yet. */
export interface Watched {
  /** `pending` so far, or as `outcomeOf` has it. */
  readonly outcome: string
}

/** Looks at something without waiting for it. */
export function watch(work: PromiseLike<unknown>): Watched {
  let outcome = 'pending'
  const note = (word: string): void => {
    outcome = word
  }
  work.then(
    (value) => note(wordFor(value)),
    (error: unknown) => note(wordForFailure(error)),
  )

  return {
    get outcome() {
      return outcome
    },
  }
}

/** What something failed with; `undefined` when it did not. */
export function failureOf(work: PromiseLike<unknown>): Promise<unknown> {
  return inTime(
    'every wait ends',
    Promise.resolve(work).then(
      () => undefined,
      (error: unknown) => error,
    ),
  )
}

/** The word for a failure. */
export function wordForFailure(error: unknown): string {
  if (isSessionError(error)) return error.code
  return error instanceof Error ? error.name : String(error)
}

function wordFor(value: unknown): string {
  if (value instanceof Response) return String(value.status)
  return typeof value === 'string' ? value : 'done'
}
