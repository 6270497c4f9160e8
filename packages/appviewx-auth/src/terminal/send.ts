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
  const options = { ...contentOf(call), method, signal } as Parameters<typeof callAction>[2]
  return raw
    ? { bytes: await callAction(session, name, { ...options, as: 'bytes' }) }
    : { data: await callAction(session, name, options) }
}

/** An action that is sent no body gets an empty one, as the gateway wants it; one that is asked by GET gets none. */
function contentOf({ values: { json, payload, method }, input }: NamedCall): object {
  const body = input ?? json
  if (typeof payload === 'string') return { payload: readBody(payload, 'payload') }
  if (typeof body === 'string') return { json: readBody(body, 'json') }
  return method === 'GET' ? {} : { json: {} }
}

function readBody(given: string, option: string): unknown {
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
