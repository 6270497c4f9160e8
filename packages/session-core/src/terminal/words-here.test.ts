import type { SessionErrorCode } from '../errors/session-error-codes.ts'
import { SessionError } from '../errors/session-error.ts'
import { wordsHere } from './words-here.ts'
import { expect, it } from 'vitest'

it.each<[code: SessionErrorCode, message: string, here: string]>([
  ['credentials-rejected', 'Correct it, then call rearm().', 'Correct it, then use --rearm.'],
  ['invalid-options', 'Call rearm() for a new one.', 'Use --rearm for a new one.'],
  ['unexpected-reply', "Check url; ask for a file as: 'bytes'.", 'Check url; save a file with --output.'],
  ['unreachable', 'It cannot be reached.', 'It cannot be reached.'],
  ['unreachable', 'Give the authority to nodeTransport as ca.', 'Give the authority as --ca.'],
  ['unreachable', 'Perhaps: give nodeTransport cert and key.', 'Perhaps: give --cert and --key.'],
  ['request-refused', 'It refused one (HTTP 400). See vendor for its reason.', 'It refused one (HTTP 400).'],
  [
    'login-refused',
    'See vendor for its reason; settle it, then call rearm().',
    'Settle it, then use --rearm.',
  ],
  [
    'invalid-options',
    'Set in the environment: TOY_URL, TOY_PASSWORD.',
    'Set in the environment: TOY_URL, TOY_PASSWORD. Or type --url, and --username or --client-id: a terminal asks for the secret, and --password-stdin reads it.',
  ],
  ['invalid-options', 'The option method is wrong.', 'The option --method is wrong.'],
  ['request-refused', 'Check its name and params.', 'Check its name and --param.'],
  [
    'invalid-options',
    'Leave out params.cmd: the command sets it.',
    'Leave out --param cmd: the command sets it.',
  ],
  [
    'foreign-origin',
    'Only addresses below it are served. Use a plain fetch.',
    'Only addresses below it are served. Ask others with curl.',
  ],
  ['unexpected-reply', 'Check url and loginAction.', 'Check url and --login-action.'],
  ['invalid-options', 'The transport option key is missing.', 'The option --key is missing.'],
  [
    'invalid-options',
    'nodeTransport() works on undici 8, which cannot be loaded: npm install undici@8',
    '--ca, --cert, --key and --proxy need undici 8, which cannot be loaded: npm install undici@8, or npx -p undici@8 …',
  ],
])('names what a person types, not what a program calls: %s', (code, message, here) => {
  expect(wordsHere(new SessionError(code, { protocol: 'toy', message }))).toBe(here)
})

it('names no function where a one-time password was not typed', () => {
  const message = 'Check what onChallenge returns, then call rearm().'
  const error = new SessionError('challenge-unanswered', { protocol: 'toy', message })

  expect(wordsHere(error)).toMatch(/^No one-time password was typed.*--rearm\.$/)
  expect(
    wordsHere(new SessionError('challenge-unanswered', { protocol: 'terminal', message: 'Mine.' })),
  ).toBe('Mine.')
})
