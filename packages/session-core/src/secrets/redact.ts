import { codePoint } from './code-point.ts'
import { printable } from './printable.ts'
import { quotes } from './quotes.ts'
import { mark } from './secret.ts'
import { isRandom, type Secrets } from './secrets-in.ts'

/**
 * A foreign text in one line that is fit for a log. One that holds a secret chosen by a person, in whatever spelling, is
 * withheld whole: a hole in it would show which word the secret is. What a server granted is cut out.
 */
export function redact(text: string, { chosen = [], granted = [] }: Secrets): string {
  const line = printable(text)
  const rest = cutOut(line, granted)
  // Where the key was, nothing of a secret can be.
  return quotes(rest.replaceAll(mark, ' '), [...chosen, ...granted]) ? mark : rest
}

/** Cuts what a server granted out of a text: long and random, it tells nothing by its absence. */
export function cutOut(text: string, granted: readonly string[]): string {
  const known = granted.filter(isRandom).toSorted((a, b) => b.length - a.length)
  return known.length === 0 ? text : text.replaceAll(new RegExp(known.map(literally).join('|'), 'giu'), mark)
}

function literally(key: string): string {
  return key.replaceAll(/[^a-z\d]/giu, codePoint)
}

/** Takes secrets out of all texts of an object. */
export function redactTexts<Texts extends object>(texts: Texts, secrets: Secrets): Texts {
  const clean = Object.entries(texts).map(([name, part]: [string, unknown]) => [
    name,
    typeof part === 'string' ? redact(part, secrets) : part,
  ])
  return Object.fromEntries(clean) as Texts
}
