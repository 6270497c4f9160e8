import type { Token } from './state/tokens.ts'
import type { EmulatorCall } from '@org/session-core/emulator'

/** A request as this server reads it. */
export interface Call extends EmulatorCall {
  readonly method: string
  readonly headers: Headers
  /** The `cmd` of the query; empty when it is missing. */
  readonly command: string
}

/** How an answer may be written. */
export type Format = 'properties' | 'json' | 'csv' | 'tsv' | 'xml'

/** A call that its command may run. */
export interface AcceptedCall extends Call {
  readonly format: Format
  /** The live token it came with; always there when the command asks for one. */
  readonly token: Token | undefined
}

/** What a request asks for. */
export function readCall(call: EmulatorCall): Call {
  const { headers, method } = call.request

  return { ...call, method, headers, command: call.url.searchParams.get('cmd') ?? '' }
}

/** A parameter of the query; undefined when missing or empty. */
export function parameter({ url }: Call, name: string): string | undefined {
  const value = url.searchParams.get(name) ?? ''
  return value === '' ? undefined : value
}
