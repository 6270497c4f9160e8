import { SessionError } from '../errors/session-error.ts'
import { commandNamed } from './commands.ts'
import { usageError } from './exit-code.ts'
import { explain } from './explain.ts'
import type { Product } from './product.ts'
import { expect, it } from 'vitest'

const rejected = new SessionError('credentials-rejected', {
  protocol: 'toy',
  message: 'The toy rejected the password. Correct it, then call rearm().',
  vendor: { status: 401, code: 'T1', message: 'Wrong.' },
})

/** What is said of it where these words were typed. */
function saidTo(args: readonly string[], error: unknown = rejected): string {
  let said = ''
  const stderr = { write: (text: string | Uint8Array) => (said += text as string) }
  const terminal = { args, env: {}, stdin: undefined as never, stdout: stderr, stderr }
  const product = { command: 'toy-auth', title: 'The toy', variables: {}, call: {} } as Product
  explain({ product, terminal, command: commandNamed(args[0]) }, error)
  return said
}

it('names what was typed, and the words of the vendor', () => {
  expect(saidTo(['call', 'things'])).toBe(
    'error: The toy rejected the password. Correct it, then use --rearm.\nThe toy said: HTTP 401 T1: Wrong.\n',
  )
})

it('speaks of no --rearm to who shares no session: nothing is remembered', () => {
  expect(saidTo(['call', 'things', '--no-share'])).toMatch(/rejected the password\. Correct it\.\n/)
})

it.each([
  ['call', 'Set XDG_STATE_HOME, or use --no-share.'],
  ['proxy', 'Set XDG_STATE_HOME, or use --no-share.'],
  ['logout', 'Set XDG_STATE_HOME.'],
])('advises %s to nothing that it does not take', (command, advice) => {
  const message = 'It cannot be written. Set XDG_STATE_HOME, or use --no-share.'

  expect(saidTo([command], usageError(message))).toContain(`It cannot be written. ${advice}\n`)
})
