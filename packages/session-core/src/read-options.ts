import { SessionError } from './errors/session-error.ts'
import type { SessionOptions } from './session-options.ts'
import { defaultPolicy, type SessionPolicy } from './session-policy.ts'
import { type Clock, platformClock } from './time/clock.ts'

/** Options with nothing left open. */
export interface CompleteOptions<Credentials> extends Required<SessionOptions<Credentials>> {
  readonly policy: SessionPolicy
}

type Loose = Readonly<Record<string, unknown>>

/**
 * Makes sure of a session's options, and completes them.
 *
 * @throws SessionError `invalid-options`, naming the option and never its value.
 */
export function readOptions<Credentials>(
  protocol: string,
  options: SessionOptions<Credentials>,
): CompleteOptions<Credentials> {
  const refuse = (name: string): SessionError =>
    new SessionError('invalid-options', {
      protocol,
      message: `The session option ${name} is missing, unknown or wrong. See the README.`,
    })
  const complete = (given: Loose, model: Loose): Loose => {
    const whole: Record<string, unknown> = { ...model }
    for (const [name, value] of Object.entries(given)) {
      const known = Object.hasOwn(model, name) ? model[name] : undefined
      if (value === undefined) continue
      if (typeof value !== typeof known || value === null) throw refuse(name)
      if (typeof value === 'number' && !(value >= 0 && value < Infinity)) throw refuse(name)
      whole[name] = typeof known === 'object' ? complete(value as Loose, known as Loose) : value
    }
    return whole
  }

  const { credentials, clock = platformClock, ...others } = options
  if (credentials === undefined || credentials === null) throw refuse('credentials')
  if (typeof (clock as Partial<Clock>).sleep !== 'function') throw refuse('clock')
  const defaults = { onChallenge: nobody, transport: globalThis.fetch, policy: defaultPolicy }
  return {
    ...complete(others, defaults),
    credentials,
    clock,
  } as CompleteOptions<Credentials>
}

function nobody(): Promise<never> {
  return Promise.reject(new Error('Nobody is there to answer.'))
}
