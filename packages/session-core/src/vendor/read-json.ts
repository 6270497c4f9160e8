/**
 * What a text holds as JSON; undefined where it is not JSON. A whole number beyond 2⁵³ is returned as a text, so that
 * an id keeps its digits.
 */
export function readJson(text: string): unknown {
  try {
    const value = JSON.parse(text) as unknown
    return mayRound.test(text) ? JSON.parse(text.replaceAll(token, exact)) : value
  } catch {
    return undefined
  }
}

const mayRound = /(?:^|[\s,:[])-?[1-9]\d{15}/

/** Numbers of valid JSON, and texts, in pieces of a thousand escapes: an expression cannot remember millions. */
const token = /(?:"|\\.)[^"\\]*(?:\\.[^"\\]*){0,999}"?|-?\d[\d.eE+-]*/g

function exact(part: string): string {
  return /^-?\d+$/.test(part) && !Number.isSafeInteger(Number(part)) ? `"${part}"` : part
}
