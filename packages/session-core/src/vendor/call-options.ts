import type { OptionRule, OptionRules } from '../check-options.ts'
import type { Retry } from './retry.ts'
import type { StandardSchemaV1 } from 'ky'

/** What every call of a vendor's helper may be made with. */
export interface CallOptions<Output = unknown> {
  /** What the answer has to be; any Standard Schema. */
  readonly schema?: StandardSchemaV1<unknown, Output> | undefined
  /** Ends this call. */
  readonly signal?: AbortSignal | undefined
  /** Makes the call again when the server asks for patience. Default: never. */
  readonly retry?: Retry | undefined
}

/** A text that has to be there. */
export const aText: OptionRule = { expects: 'a text that is not empty', accepts: isText, required: true }

/** The rules of these options. */
export const callRules: OptionRules = {
  schema: { expects: 'a Standard Schema', accepts: (schema) => '~standard' in Object(schema) },
  signal: { expects: 'an AbortSignal', accepts: (signal) => 'aborted' in Object(signal) },
  retry: {
    options: {
      limit: { expects: 'a whole number from 0 to 10', accepts: isLimit, required: true },
      methods: { expects: 'a list of HTTP methods', accepts: (list) => Array.isArray(list) && list.every(isText) },
    },
  },
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isLimit(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 10
}
