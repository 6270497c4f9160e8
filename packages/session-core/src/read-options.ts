import { checkOptions, type OptionRule, type OptionRules } from './check-options.ts'
import { type GatewayHeaders, readGatewayHeaders } from './http/gateway-headers.ts'
import { platformFetch } from './http/platform-fetch.ts'
import { isObject } from './is-object.ts'
import type { SessionOptions } from './session-options.ts'
import { defaultPolicy, type SessionPolicy } from './session-policy.ts'
import { isShare, type Share } from './share-value.ts'
import { type Clock, platformClock } from './time/clock.ts'

/** Options with nothing left open. */
export interface CompleteOptions<Credentials> {
  readonly credentials: SessionOptions<Credentials>['credentials']
  readonly onChallenge: SessionOptions<Credentials>['onChallenge']
  readonly transport: typeof globalThis.fetch
  readonly headers: GatewayHeaders
  readonly share: Share | undefined
  readonly clock: Clock
  readonly policy: SessionPolicy
}

/**
 * Makes sure of a session's options, and completes them.
 *
 * @throws SessionError `invalid-options`, naming the option and never its value.
 */
export function readOptions<Credentials>(
  protocol: string,
  options: SessionOptions<Credentials>,
): CompleteOptions<Credentials> {
  checkOptions(protocol, sessionOptions, options)

  const { credentials, onChallenge, share, clock = platformClock, policy = {} } = options
  const transport = (options.transport ?? platformFetch) as typeof globalThis.fetch
  const headers = readGatewayHeaders(protocol, options.headers)
  return { credentials, onChallenge, transport, headers, share, clock, policy: completePolicy(policy) }
}

/** Something to call. */
export const aFunction: OptionRule = { expects: 'a function', accepts: isFunction }
/** A span of time. */
export const milliseconds = amount(' of milliseconds')

/** A switch. */
export const yesOrNo: OptionRule = {
  expects: 'true or false',
  accepts: (value) => typeof value === 'boolean',
}

/** What every session takes, beside what its protocol does. */
export const sessionOptions: OptionRules = {
  credentials: {
    expects: 'the credentials, or a function that fetches them',
    accepts: (value) => value !== null,
    required: true,
  },
  onChallenge: aFunction,
  transport: aFunction,
  headers: { expects: "a plain object, { 'x-tenant': '7' }", accepts: isObject },
  share: { expects: 'share() of @org/session-core/share', accepts: isShare },
  clock: { expects: 'an object with wall, monotonic and sleep', accepts: isClock },
  policy: {
    options: {
      loginDeadlineMs: milliseconds,
      skewMs: milliseconds,
      loginBudget: { options: { max: amount(''), perMs: milliseconds } },
      maxReplayBytes: amount(' of bytes'),
      keepAlive: yesOrNo,
      drainMs: milliseconds,
    },
  },
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function'
}

function amount(unit: string): OptionRule {
  return {
    expects: `a number${unit}, 0 or more`,
    accepts: (value) => typeof value === 'number' && value >= 0 && value < Infinity,
  }
}

function isClock(value: unknown): boolean {
  const { wall, monotonic, sleep } = Object(value) as Partial<Clock>
  return [wall, monotonic, sleep].every(isFunction)
}

function completePolicy({
  loginBudget,
  ...given
}: NonNullable<SessionOptions<unknown>['policy']>): SessionPolicy {
  return complete({ ...defaultPolicy, loginBudget: complete(defaultPolicy.loginBudget, loginBudget) }, given)
}

/** What is given wins, unless it is `undefined`. */
export function complete<Values extends object>(
  defaults: Values,
  given: { readonly [Name in keyof Values]?: Values[Name] | undefined } = {},
): Values {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined)
  return { ...defaults, ...Object.fromEntries(entries) }
}
