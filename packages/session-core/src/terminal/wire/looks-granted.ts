import { isRandom } from '../../secrets/secrets-in.ts'

/**
 * Whether a word looks like what a server made up to prove who somebody is: long, with digits in between. What is made of
 * words and numbers is none: a status, a version, a moment, an address.
 */
export function looksGranted(word: string): boolean {
  const bare = word.replaceAll(/^[^a-z\d]+|[^a-z\d=]+$/gi, '')
  return isRandom(bare) && !moment.test(bare) && !host.test(bare) && !bare.split(/[^a-z\d]+/i).every(isPlain)
}

const moment = /^\d{4}-\d\d-\d\d(?:t[\d:.,]{5,18}(?:z|[+-]\d\d:?\d\d)?)?$/i
/** Perhaps with an account before it, and a port behind. */
const host = /^(?:[\w.%+-]{1,64}@)?(?:[a-z\d-]{1,30}\.){1,8}[a-z]{2,10}(?::\d{1,5})?$/i

/** A word, perhaps with a number behind it; a number; a moment in Unix time. */
function isPlain(part: string): boolean {
  const [letters = '', digits = '', ...more] = part.split(/(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])/i)
  if (/^\d/.test(letters)) return digits === '' && /^(?:\d{1,9}|1\d{9}(?:\d{3})?)$/.test(letters)
  return more.length === 0 && digits.length <= 6 && isOfWords(letters)
}

/** Capitals begin words: where they stand closer together, or small and large ones mix, nobody speaks. */
function isOfWords(letters: string): boolean {
  const turns = letters.match(/[a-z][A-Z]/g)?.length ?? 0
  return turns * 4 <= letters.length
}
