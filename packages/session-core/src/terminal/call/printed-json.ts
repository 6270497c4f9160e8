import { SessionError } from '../../errors/session-error.ts'

/** Data on lines of JSON. What a terminal would obey, or what turns the direction of writing around, is escaped. */
export function printedJson(protocol: string, data: unknown): string {
  try {
    return `${JSON.stringify(data ?? null, undefined, 2).replaceAll(obeyed, escape)}\n`
  } catch {
    const message =
      'The answer is nested too deep to be printed. The call was made; another one can be saved with --output.'
    throw new SessionError('unexpected-reply', { protocol, message })
  }
}

/** JSON escapes control characters itself, but for these. */
const obeyed = /[\u{7F}-\u{9F}\u{61C}\u{200E}\u{200F}\u{2028}-\u{202E}\u{2066}-\u{2069}]/gu

function escape(character: string): string {
  return String.raw`\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
}
