import { callCommand, type CommandOptions } from '../index.ts'
import { type Session, SessionError } from '@org/session-core'
import type { CallAnswer, NamedCall } from '@org/session-core/terminal'

/** One command: its data, or with `raw` the bytes of the answer as they are. */
export async function send(session: Session, call: NamedCall): Promise<CallAnswer> {
  const { name, values, input, raw, signal } = call
  if (values['body'] !== undefined && input !== undefined) throw invalid('Give one body: --body, @file or -.')
  const body = input ?? (values['body'] as string | undefined)
  const method = values['method'] as CommandOptions['method']
  const params = readParams(values['param'])
  const options = { params, signal, ...(body !== undefined && { body }), ...(method && { method }) }
  return raw
    ? { bytes: await callCommand(session, name, { ...options, as: 'bytes' }) }
    : { data: await callCommand(session, name, options) }
}

function readParams(given: unknown): Readonly<Record<string, string>> {
  const pairs = (Array.isArray(given) ? (given as readonly string[]) : []).map((pair) => {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? []
    if (name === undefined || value === undefined) throw invalid('--param takes name=value.')
    return [name, value] as const
  })
  const params = Object.fromEntries(pairs)
  const again = pairs.find(([name, value]) => params[name] !== value)
  if (again) throw invalid(`--param ${again[0]} stands twice, with two values.`)
  return params
}

function invalid(message: string): SessionError {
  return new SessionError('invalid-options', { protocol: 'securid', message })
}
