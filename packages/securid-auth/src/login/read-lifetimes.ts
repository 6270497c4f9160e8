import { sendSigned } from '../send-command.ts'
import type { SecurIdKey } from '../sign.ts'
import { fieldsOf, readAnswer } from '../wire/answer.ts'
import type { Grant, Secret, Wire } from '@org/session-core'
import { waitFor } from '@org/session-core/vendor'

type Lifetimes = Pick<Grant<unknown>, 'idleMs' | 'lifetimeMs'>

/** Milliseconds. A server that is slow to say how long a token lives must not keep anybody from using it. */
const longest = 5000

/**
 * How long a user's token lives. Never throws: the token exists already, and without its lifetimes the session is
 * renewed when the server refuses it.
 */
export async function readLifetimes(key: Secret<SecurIdKey>, wire: Wire): Promise<Lifetimes> {
  const timeout = Math.min(longest, (wire.leftMs?.() ?? Infinity) / 2)
  if (timeout <= 0) return {}

  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), timeout)
  try {
    const { signal } = patience
    const answer = waitFor(sendSigned(wire, 'getSecuritySettings', { key, signal }), signal)
    // The transport may not look at a signal, and what is not handed in at a logout is not logged out.
    const { ok, text } = await waitFor(answer, wire.signal)
    return ok ? lifetimesIn(text) : {}
  } catch {
    return {}
  } finally {
    clearTimeout(timer)
  }
}

/**
 * The two timeouts, which arrive in minutes, as strings (G&L 7.5.2, getSecuritySettings). The core ignores what is not a
 * number or is longer than any session.
 */
export function lifetimesIn(text: string): Lifetimes {
  const fields = fieldsOf(readAnswer(text))
  const milliseconds = (name: string): number => Number(fields[`token-${name}-timeout`]) * 60_000

  return { idleMs: milliseconds('inactivity'), lifetimeMs: milliseconds('lifespan') }
}
