import { callAction } from '../index.ts'
import { type Session, SessionError, type VendorAnswer } from '@org/session-core'
import type { CallAnswer, NamedCall } from '@org/session-core/terminal'

/** One action: its data, or with `raw` the bytes of the answer as they are. */
export async function send(session: Session, call: NamedCall): Promise<CallAnswer> {
  const { name, values, input, raw, signal } = call
  const { json, payload, method = 'POST' } = values
  if ([json, payload, input].filter((given) => given !== undefined).length > 1) {
    throw refused('invalid-options', 'Give one body: --json, --payload, @file or -.')
  }
  const content =
    payload === undefined
      ? { json: readJson(input ?? json, 'json') }
      : { payload: readJson(payload, 'payload') }
  const options = { ...content, method, signal } as Parameters<typeof callAction>[2]
  if (!raw) return { data: await callAction(session, name, options) }

  const answer = await session.fetch(`avxapi/${name.replace(/^\/?(?:avxapi\/)?/, '')}`, {
    method: String(method),
    signal,
    headers: { 'content-type': 'application/json' },
    ...(method !== 'GET' && {
      body: JSON.stringify(payload === undefined ? (content as { json: unknown }).json : content),
    }),
  })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (answer.ok) return { bytes }
  const message = new TextDecoder().decode(bytes.subarray(0, 2000))
  throw refused('request-refused', `AppViewX answered ${name} with HTTP ${answer.status}.`, {
    status: answer.status,
    message,
  })
}

function readJson(given: NamedCall['values'][string], option: string): unknown {
  if (typeof given !== 'string') return {}
  try {
    return JSON.parse(given) as unknown
  } catch {
    throw refused('invalid-options', `The body (--${option}, @file or -) must be JSON.`)
  }
}

function refused(
  code: 'invalid-options' | 'request-refused',
  message: string,
  vendor?: VendorAnswer,
): SessionError {
  return new SessionError(code, { protocol: 'appviewx', message, ...(vendor && { vendor }) })
}
