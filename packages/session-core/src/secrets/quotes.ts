import { codePoint } from './code-point.ts'
import { fragmentsOf, readingsOf, unreadable } from './readings.ts'

/** Whether a text holds one of the secrets, in whatever spelling; also when that cannot be told. */
export function quotes(text: string, secrets: readonly string[]): boolean {
  const patterns = secrets.map(patternsOf)
  const short = patterns.flatMap(([pattern]) => pattern)
  const long = patterns.flatMap(([, pattern]) => pattern)
  if (short.length + long.length === 0) return false

  const readings = readingsOf(text)
  if (readings === undefined) return true

  // So many letters and digits do not follow each other across words by chance.
  const bare = secrets.flatMap(bareForms).filter((letters) => letters.length > 5)
  const quotesLong = (reading: string): boolean =>
    holds(reading, long) || bareForms(reading).some((form) => bare.some((letters) => form.includes(letters)))
  return readings.some((reading) => holds(reading, short)) || withHidden(readings).some(quotesLong)
}

/** The readings, and what may be hidden in them: Base64 may stand in the middle of Base64. */
function withHidden(readings: readonly string[]): readonly string[] {
  const fragments = fragmentsIn(readings)
  return [...readings, ...fragments, ...fragmentsIn(fragments)]
}

/** What may be hidden in several texts, each once: most of it is nothing. */
function fragmentsIn(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap(fragmentsOf))]
}

type Patterns = readonly [short: readonly RegExp[], long: readonly RegExp[]]

/** In characters: nobody has the rest of a secret in common with so much of it. */
const longestBeginning = 64
/** Follows what we look at: a text that ends in the middle of a secret was cut there. */
const end = '\0'

const before = String.raw`(?<![\p{L}\p{N}])`
const after = String.raw`(?![\p{L}\p{N}])`

function holds(text: string, patterns: readonly RegExp[]): boolean {
  const shown = visible(text) + end.repeat(longestBeginning)
  const cut = shown.replaceAll(/\W?[.*]{2,}/g, end.repeat(longestBeginning))
  return patterns.some((pattern) => pattern.test(shown) || pattern.test(cut))
}

/** Only letters and digits, without accents; and those of ASCII, where the others were lost: whatever stands between them. */
function bareForms(text: string): readonly string[] {
  return [
    text
      .normalize('NFKD')
      .replaceAll(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase(),
    text
      .normalize('NFKC')
      .replaceAll(/[^a-z\d]/gi, '')
      .toLowerCase(),
  ]
}

/**
 * A secret of up to three letters has to stand by itself: it is a word of many sentences. A longer one need not. No pattern has
 * more than one way to match.
 */
function patternsOf(secret: string): Patterns {
  const letters = Array.from(visible(secret)).slice(0, longestBeginning)
  const tight = letters.filter((letter) => letter !== ' ')
  const pattern = (...sources: readonly string[]): readonly RegExp[] => [new RegExp(sources.join('|'), 'iu')]

  if (tight.length === 0) return [[], []]
  if (tight.length < 4) {
    return [pattern(`${before}(?:${spell(letters)}|${spell(tight)})${after}`), []]
  }
  const open = tight.map((letter, index) => spelled(letter, index < 4 ? '' : end))
  return [
    [],
    pattern(spell(letters), open.join(''), before + open.join(' ?') + after, spell(letters.toReversed())),
  ]
}

function spell(letters: readonly string[]): string {
  return letters.map((letter) => spelled(letter)).join('')
}

/** The ways in which a letter may stand in a text. */
function spelled(letter: string, or = ''): string {
  const lost = /[ -~]/.test(letter) ? '' : '?'
  return `[${codePoint(letter)}${/[a-z\d]/i.test(letter) ? '' : lost + unreadable}${or}]`
}

/** One line of what can be seen, in one of the forms that Unicode has for it. */
function visible(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/(?!\s)[\p{Cc}\p{Cf}\p{Cs}\p{DI}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
