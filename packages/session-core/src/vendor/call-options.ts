import { assertGiven } from '../assert-given.ts'
import { checkOptions, type OptionRule, type OptionRules } from '../check-options.ts'
import { SessionError } from '../errors/session-error.ts'
import { isObject } from '../is-object.ts'
import type { Retry } from './retry.ts'
import type { StandardSchemaV1 } from 'ky'

/** What every call of a vendor's helper may be made with. */
export interface CallOptions<Output = unknown> {
  /** What the answer has to be; any Standard Schema. */
  readonly schema?: StandardSchemaV1<unknown, Output> | undefined
  /** Ends this call, with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Makes the call again where the server says how long to wait. Default: never. */
  readonly retry?: Retry | undefined
}

/** The rules of a vendor's helper. */
export interface CallRules {
  /** Those of its own options. */
  readonly rules: OptionRules
  /** What `as` may be: `data`, `bytes`, `response`, … */
  readonly answers: readonly string[]
  /** Arguments beside the options, checked by the same rules: an action's name. */
  readonly beside?: Readonly<Record<string, unknown>>
}

/** A text that has to be there. */
export const aText: OptionRule = { expects: 'a text that is not empty', accepts: isText, required: true }

/** What ends a call. */
export const aSignal: OptionRule = {
  expects: 'an AbortSignal',
  accepts: (signal) => 'aborted' in Object(signal),
}

const common: OptionRules = {
  schema: { expects: 'a Standard Schema', accepts: (schema) => '~standard' in Object(schema) },
  signal: aSignal,
  retry: {
    options: {
      limit: { expects: 'a whole number from 0 to 10', accepts: isLimit, required: true },
      methods: {
        expects: 'a list of HTTP methods',
        accepts: (list) => Array.isArray(list) && list.every(isText),
      },
    },
  },
}

/**
 * Checks the options of a call.
 *
 * @throws SessionError `invalid-options`, naming the option.
 */
export function checkCall(protocol: string, call: CallRules, options: object): void {
  assertGiven([call], 'checkCall takes a name, { rules, answers } and options')
  const { rules, answers, beside } = call
  const as: OptionRule = {
    expects: `one of ${answers.join(', ')}`,
    accepts: (answer) => answers.includes(String(answer)),
  }
  checkOptions(
    protocol,
    { ...rules, ...(answers.length > 0 && { as }), ...common },
    isObject(options) ? { ...options, ...beside } : options,
  )

  const { as: answer, schema } = options as Readonly<Record<string, unknown>>
  if (schema === undefined || (answer !== 'bytes' && answer !== 'response')) return

  const message = `A schema cannot read ${answer}: leave one of them out.`
  throw new SessionError('invalid-options', { protocol, message })
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isLimit(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 10
}
