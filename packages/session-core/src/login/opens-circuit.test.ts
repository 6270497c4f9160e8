import { failing } from '../errors/session-error.ts'
import { opensCircuit } from './lockout-circuit.ts'
import { describe, expect, it } from 'vitest'

const fail = failing('toy')

describe('The circuit', () => {
  it.each([
    { after: 'rejected credentials', code: 'credentials-rejected', opens: true },
    { after: 'a refused login', code: 'login-refused', opens: true },
    { after: 'an unanswered challenge', code: 'challenge-unanswered', asked: true, opens: true },
    { after: 'a rejection that claims to pass', code: 'credentials-rejected', retryable: true, opens: true },
    { after: 'a server that was not reached', code: 'unreachable', opens: false },
    { after: 'a lost connection after a prompt', code: 'unreachable', asked: true, opens: false },
    { after: 'a reply that makes no sense', code: 'unexpected-reply', opens: false },
    {
      after: 'nonsense after a prompt that would only come again',
      code: 'unexpected-reply',
      asked: true,
      opens: true,
    },
  ] as const)('opens or stays closed after $after: $opens', ({ code, opens, ...rest }) => {
    const { asked = false, retryable } = rest as { asked?: boolean; retryable?: boolean }

    expect(opensCircuit(fail(code, 'why', { retryable }), asked)).toBe(opens)
  })
})
