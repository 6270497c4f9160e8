import { sendSigned } from './send-command.ts'
import type { SecurIdKey } from './sign.ts'
import { fieldsOf, readAnswer } from './wire/answer.ts'
import type { Grant, Secret, Wire } from '@org/session-core'

type Lifetimes = Pick<Grant<unknown>, 'idleMs' | 'lifetimeMs'>

/** A server that grants tokens and keeps silent about their life must not keep anybody from using them. */
const patienceMs = 5000

/**
 * How long a user's token lives. Never throws: the token exists already, and a server that keeps its settings to itself
 * or fails here is no obstacle.
 */
export async function readLifetimes(key: Secret<SecurIdKey>, wire: Wire): Promise<Lifetimes> {
  try {
    const http = wire.http.extend({ timeout: patienceMs })
    const { ok, text } = await sendSigned({ http }, 'getSecuritySettings', key)
    return ok ? lifetimesIn(text) : {}
  } catch {
    return {}
  }
}

/**
 * The two timeouts, which arrive in minutes, as strings (G&L 7.5.2, getSecuritySettings). What is no number of minutes,
 * or longer than any session, the core takes for silence.
 */
export function lifetimesIn(text: string): Lifetimes {
  const fields = fieldsOf(readAnswer(text))
  const milliseconds = (name: string): number => Number(fields[`token-${name}-timeout`]) * 60_000

  return { idleMs: milliseconds('inactivity'), lifetimeMs: milliseconds('lifespan') }
}
