import { SessionError } from '../errors/session-error.ts'
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
  const product = { command: 'toy-auth', title: 'The toy' } as Product
  explain({ product, terminal, command: undefined }, error)
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
