import { SessionError } from './errors/session-error.ts'
import { defaultPolicy, type SessionPolicy } from './session-policy.ts'
import * as v from 'valibot'

const milliseconds = v.pipe(v.number(), v.finite(), v.minValue(0))
const callable = v.custom<(...parts: never) => unknown>(
  (value) => typeof value === 'function',
  'not a function',
)

const Policy = v.strictObject({
  loginDeadlineMs: v.optional(milliseconds),
  skewMs: v.optional(milliseconds),
  loginBudget: v.optional(
    v.strictObject({ max: v.pipe(v.number(), v.integer(), v.minValue(1)), perMs: milliseconds }),
  ),
  maxReplayBytes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  keepAlive: v.optional(v.boolean()),
  drainMs: v.optional(milliseconds),
})

const Options = v.strictObject({
  credentials: v.pipe(
    v.unknown(),
    v.check((value) => value !== undefined && value !== null, 'missing'),
  ),
  onChallenge: v.optional(callable),
  transport: v.optional(callable),
  clock: v.optional(v.object({ wall: callable, monotonic: callable, sleep: callable })),
  policy: v.optional(Policy),
})

/**
 * Makes sure of a session's options, and completes its policy.
 *
 * @throws SessionError `invalid-options`, naming the option and never its value.
 */
export function readPolicy(protocol: string, options: unknown): SessionPolicy {
  const result = v.safeParse(Options, options, { abortEarly: true })
  if (!result.success) {
    const path = v.getDotPath(result.issues[0]) ?? 'options'
    throw new SessionError('invalid-options', {
      protocol,
      message: `The session option ${path} is unknown, missing or not of its type. The README lists them all.`,
    })
  }

  const given = Object.entries(result.output.policy ?? {}).filter(([, value]) => value !== undefined)
  return Object.freeze({ ...defaultPolicy, ...Object.fromEntries(given) })
}
