import { sendCommand } from './send-command.ts'
import { fieldsOf, readAnswer } from './wire/answer.ts'
import type { Grant, Wire } from '@org/session-core'

type Lifetimes = Pick<Grant<unknown>, 'idleMs' | 'lifetimeMs'>

/** More than ten years is no limit but a way to write "never". */
const mostMinutes = 5_256_000

/**
 * How long a user's token lives. Never throws: the token exists already, and a server that keeps its settings to itself
 * or fails here is no obstacle.
 */
export async function readLifetimes(token: string, wire: Wire): Promise<Lifetimes> {
  try {
    const reply = await sendCommand(wire, 'GET', { name: 'getSecuritySettings', token })
    return reply.ok ? lifetimesIn(reply.text) : {}
  } catch {
    return {}
  }
}

/** The two timeouts, which arrive in minutes, as strings (G&L 7.5.2, getSecuritySettings). */
export function lifetimesIn(text: string): Lifetimes {
  const fields = fieldsOf(readAnswer(text))
  const idleMs = milliseconds(fields['token-inactivity-timeout'])
  const lifetimeMs = milliseconds(fields['token-lifespan-timeout'])

  return { ...(idleMs === undefined ? {} : { idleMs }), ...(lifetimeMs === undefined ? {} : { lifetimeMs }) }
}

function milliseconds(minutes: unknown): number | undefined {
  if (typeof minutes !== 'string' && typeof minutes !== 'number') return undefined

  const count = Number(minutes)
  return count > 0 && count <= mostMinutes ? count * 60_000 : undefined
}
