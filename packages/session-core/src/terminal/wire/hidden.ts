import { quotes } from '../../secrets/quotes.ts'
import { redact } from '../../secrets/redact.ts'
import { mark } from '../../secrets/secret.ts'
import { isRandom } from '../../secrets/secrets-in.ts'

/** What must not be printed. It grows: what was a secret in one place is one wherever it turns up again. */
export interface Hidden {
  /** Hides a value from now on, and stands for it. */
  readonly hide: (value: string) => string
  /** Hides from now on what proves who somebody is: the session of a request. */
  readonly learn: (value: string) => void
  /** Hides from now on what a person chose, wherever it stands and however short it is. */
  readonly choose: (value: string) => void
  /** Lines that are fit to be printed. */
  readonly lines: (text: string) => readonly string[]
}

/** A shorter value is hidden where it stands, and not looked for elsewhere: it may be any word. */
const shortestSearched = 8
const mostValues = 200

/** Hides these values, which a person chose, to begin with. */
export function createHidden(known: readonly string[]): Hidden {
  const chosen = new Set(known)
  const learnt = new Set<string>()
  const secrets = () => ({
    chosen: [...chosen, ...[...learnt].filter((value) => !isRandom(value))],
    granted: [...learnt].filter((value) => isRandom(value)),
  })

  return {
    hide: (value) => {
      if (value.length >= shortestSearched && learnt.size < mostValues) learnt.add(value)
      return mark
    },
    learn: (value) => {
      if (isRandom(value) && learnt.size < mostValues) learnt.add(value)
      else if (value !== '') chosen.add(value)
    },
    choose: (value) => {
      if (value !== '') chosen.add(value)
    },
    lines: (text) => {
      const all = secrets()
      const lines = text.split(/\r?\n/).map((line) => indentOf(line) + redact(line, all))
      // One that is spread over several lines.
      const rest = lines.join(' ').replaceAll(mark, ' ')
      return quotes(rest, [...all.chosen, ...all.granted]) ? [mark] : lines
    },
  }
}

function indentOf(line: string): string {
  return /^ {0,40}/.exec(line)?.[0] ?? ''
}
