import { isSessionError } from '../errors/session-error.ts'

/** What a program does next, and what a person types in its place. */
const words: readonly (readonly [program: string | RegExp, person: string])[] = [
  [
    /^Set in the environment: .+$/,
    '$& Or type --url, and --username or --client-id: a terminal asks for the secret, and --password-stdin reads it.',
  ],
  ['call rearm()', 'use --rearm'],
  ['Call rearm()', 'Use --rearm'],
  ["ask for a file as: 'bytes'", 'save a file with --output'],
  // They stand on the next line.
  [' See vendor for its reason.', ''],
  ['See vendor for its reason; settle', 'Settle'],
  ['loginAction', '--login-action'],
  ['The option method', 'The option --method'],
  ['name and params', 'name and --param'],
  [/ params\.(?=\S)/, ' --param '],
  ['Use a plain fetch', 'Ask others with curl'],
  [/The transport option (?=ca|cert|key|proxy)/, 'The option --'],
  [' to nodeTransport as ca', ' as --ca'],
  ['give nodeTransport cert and key', 'give --cert and --key'],
  ['nodeTransport() works on undici', '--ca, --cert, --key and --proxy need undici'],
  [/npm install undici@8$/, 'npm install undici@8, or npx -p undici@8 …'],
]

/** What an error says to a person at a terminal: errors name what a program does next, a person types an option. */
export function wordsHere(error: unknown): string {
  if (isSessionError(error) && error.code === 'challenge-unanswered' && error.protocol !== 'terminal') {
    return 'No one-time password was typed: a terminal asks for it. Have it ready, then use --rearm.'
  }
  const message = error instanceof Error ? error.message : String(error)
  return words.reduce((text, [program, person]) => text.replace(program, person), message)
}
