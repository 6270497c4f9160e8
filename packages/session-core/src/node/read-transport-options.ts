import { SessionError } from '../errors/session-error.ts'
import { isObject } from '../is-object.ts'
import { shownName } from '../shown-name.ts'
import { invalidOption } from './invalid-option.ts'
import type { NodeTransportOptions } from './transport-options.ts'

/** What is taken for granted. */
const defaults = {
  roots: 'bundled',
  connections: 128,
  keepAliveMs: 4000,
  connectTimeoutMs: 10_000,
  connectionAttemptDelayMs: 250,
  headersTimeoutMs: 300_000,
  bodyTimeoutMs: 300_000,
  maxHeaderBytes: 16_384,
  maxDecodedBytes: 104_857_600,
  http2: false,
} as const satisfies NodeTransportOptions

/** Options with their defaults. */
export type TransportSettings = NodeTransportOptions &
  Required<Pick<NodeTransportOptions, keyof typeof defaults>>

interface Rule {
  readonly holds: (value: unknown) => boolean
  readonly wants: string
}

const text: Rule = {
  holds: (value) => typeof value === 'string' && value !== '',
  wants: 'must be a text.',
}
const texts: Rule = {
  holds: (value) =>
    text.holds(value) || (Array.isArray(value) && value.length > 0 && value.every(text.holds)),
  wants: 'must be PEM text, a path, or several of them.',
}
const flag: Rule = { holds: (value) => typeof value === 'boolean', wants: 'must be true or false.' }
const oneOf = (...names: readonly string[]): Rule => ({
  holds: (value) => names.includes(value as string),
  wants: `must be ${names.join(' or ')}.`,
})
const whole = (least: number, unit: string): Rule => ({
  holds: (value) => Number.isSafeInteger(value) && (value as number) >= least,
  wants: `must be a whole number${unit}, ${least} or more.`,
})
const duration = (least: number): Rule => whole(least, ' of milliseconds')

/** In milliseconds, some 24 days: Node's timers fire at once beyond it. */
const longestTimer = 2_147_483_647

const rules: Readonly<Record<keyof NodeTransportOptions, Rule>> = {
  ca: texts,
  roots: oneOf('bundled', 'system', 'none'),
  cert: text,
  key: text,
  passphrase: text,
  servername: text,
  minVersion: oneOf('TLSv1.2', 'TLSv1.3'),
  proxy: {
    holds: (value) => text.holds(value) || value instanceof URL,
    wants: "must be a URL or 'environment'.",
  },
  connections: whole(1, ''),
  keepAliveMs: duration(1),
  connectTimeoutMs: duration(0),
  connectionAttemptDelayMs: duration(10),
  headersTimeoutMs: duration(0),
  bodyTimeoutMs: duration(0),
  maxHeaderBytes: whole(1, ' of bytes'),
  maxDecodedBytes: whole(1, ' of bytes'),
  http2: flag,
  undici: {
    holds: (value) => typeof value === 'object' && value !== null,
    wants: "must be the module: import * as undici from 'undici'.",
  },
  dangerouslyTrustAnyCertificate: flag,
}

/**
 * Makes sure of the options of a transport, and completes them.
 *
 * @throws SessionError `invalid-options`, naming the option and never its value.
 */
export function readTransportOptions(options: NodeTransportOptions): TransportSettings {
  if (!isObject(options))
    throw new SessionError('invalid-options', {
      protocol: 'node-transport',
      message: 'The transport options must be an object.',
    })
  const given: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(rules, name))
      throw invalidOption(shownName(name), `is unknown. There are ${Object.keys(rules).join(', ')}.`)
    if (value === undefined) continue
    const { holds, wants } = rules[name as keyof NodeTransportOptions]
    if (!holds(value)) throw invalidOption(name, wants)
    given[name] = name.endsWith('Ms') ? Math.min(value as number, longestTimer) : value
  }
  return { ...defaults, ...given }
}
