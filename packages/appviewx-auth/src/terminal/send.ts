import { callAction } from '../index.ts'
import { type Session, SessionError } from '@org/session-core'
import { type CallAnswer, type NamedCall, readJson } from '@org/session-core/terminal'

/** One action: its data, or with `raw` the bytes of the answer as they are. */
export async function send(session: Session, call: NamedCall): Promise<CallAnswer> {
  const { name, values, input, raw, signal } = call
  const { json, payload, method = 'POST' } = values
  if ([json, payload, input].filter((given) => given !== undefined).length > 1) {
    throw invalid('Give one body: --json, --payload, @file or -.')
  }
  const content =
    payload === undefined
      ? { json: readBody(input ?? json, 'json') }
      : { payload: readBody(payload, 'payload') }
  const options = { ...content, method, signal } as Parameters<typeof callAction>[2]
  return raw
    ? { bytes: await callAction(session, name, { ...options, as: 'bytes' }) }
    : { data: await callAction(session, name, options) }
}

function readBody(given: NamedCall['values'][string], option: string): unknown {
  if (typeof given !== 'string') return {}
  const value = readJson(given)
  if (value === undefined)
    throw invalid(
      `The body (--${option}, @file or -) must be JSON. Some shells, as cmd and PowerShell, take its quotes away: use @file.`,
    )
  if (JSON.stringify(value) === JSON.stringify(JSON.parse(given))) return value
  throw invalid(
    `The body (--${option}, @file or -) holds a number that would lose digits: write it in quotes.`,
  )
}

function invalid(message: string): SessionError {
  return new SessionError('invalid-options', { protocol: 'appviewx', message })
}
