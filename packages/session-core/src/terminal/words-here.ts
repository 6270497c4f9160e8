import { isSessionError } from '../errors/session-error.ts'

/** What an error says to a person at a terminal: errors name what a program does next, a person types an option. */
export function wordsHere(error: unknown): string {
  if (isSessionError(error) && error.code === 'challenge-unanswered' && error.protocol !== 'terminal') {
    return 'No one-time password was typed: a terminal asks for it. Have it ready, then use --rearm.'
  }
  const message = error instanceof Error ? error.message : String(error)
  return message
    .replace('call rearm()', 'use --rearm')
    .replace('Call rearm()', 'Use --rearm')
    .replace("ask for a file as: 'bytes'", 'save a file with --output')
}
