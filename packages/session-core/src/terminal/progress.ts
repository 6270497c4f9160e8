import { isPending } from '../time/pending.ts'
import { hasPerson } from './ask.ts'
import type { Terminal } from './terminal.ts'

const patienceMs = 1000

/** Tells a person who waits for more than a second what is under way. Nothing where nobody is there. */
export interface Progress {
  readonly during: <Result>(what: string, work: Promise<Result>) => Promise<Result>
  /** Is silent while something else is written, or the person is asked: who thinks does not wait. */
  readonly pausedFor: <Result>(other: () => Result) => Result
}

/** A login that is under way is let finish. */
export const endingAfterCtrlC = 'ending the session; Ctrl-C again leaves at once …'

/** Says nothing. */
export const noProgress: Progress = { during: (_what, work) => work, pausedFor: (other) => other() }

/** One line at a time, taken away again. */
export function createProgress(terminal: Terminal): Progress {
  const line = { what: '', isShown: false, timer: undefined as NodeJS.Timeout | undefined }
  const hide = (): void => {
    clearTimeout(line.timer)
    if (line.isShown) terminal.stderr.write('\r\u{1B}[K')
    line.isShown = false
  }
  const wait = (what: string): void => {
    hide()
    line.what = what
    if (what === '') return
    // Most work is done before anybody has to look for a person.
    line.timer = setTimeout(() => {
      line.isShown = hasPerson(terminal)
      if (line.isShown) terminal.stderr.write(what)
    }, patienceMs)
  }

  const resume = (): void => wait(line.what)

  return {
    during: (what, work) => {
      wait(what)
      return work.finally(() => wait(''))
    },
    pausedFor: (other) => {
      hide()
      const result = other()
      if (isPending(result)) void result.then(resume, resume)
      else resume()
      return result
    },
  }
}
