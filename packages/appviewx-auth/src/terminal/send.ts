import { callAction } from '../index.ts'
import { type Session, SessionError } from '@org/session-core'
import type { CallAnswer, NamedCall } from '@org/session-core/terminal'

/** One action: its data, or with `raw` the bytes of the answer as they are. */
export async function send(session: Session, call: NamedCall): Promise<CallAnswer> {
  const { name, values, input, raw, signal } = call
  const { json, payload, method = 'POST' } = values
  if ([json, payload, input].filter((given) => given !== undefined).length > 1) {
    throw invalid('Give one body: --json, --payload, @file or -.')
  }
  const content =
    payload === undefined
      ? { json: readJson(input ?? json, 'json') }
      : { payload: readJson(payload, 'payload') }
  const options = { ...content, method, signal } as Parameters<typeof callAction>[2]
  return raw
    ? { bytes: await callAction(session, name, { ...options, as: 'bytes' }) }
    : { data: await callAction(session, name, options) }
}

function readJson(given: NamedCall['values'][string], option: string): unknown {
  if (typeof given !== 'string') return {}
  try {
    return JSON.parse(given) as unknown
  } catch {
    throw invalid(`The body (--${option}, @file or -) must be JSON.`)
  }
}

function invalid(message: string): SessionError {
  return new SessionError('invalid-options', { protocol: 'appviewx', message })
}
