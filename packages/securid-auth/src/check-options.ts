import { SessionError } from '@org/session-core'
import * as v from 'valibot'

/** A text that is not empty. */
export const text = v.pipe(v.string('is not a string'), v.nonEmpty('is empty'))

/** Anything that works as an AbortSignal, of another realm too. */
export const abortSignal = v.custom<AbortSignal>(
  (value) => typeof value === 'object' && value !== null && 'aborted' in value,
  'is not an AbortSignal',
)

/** An object that has these options and no others. */
export const optionsObject = <Entries extends v.ObjectEntries>(
  entries: Entries,
): v.StrictObjectSchema<Entries, (issue: v.StrictObjectIssue) => string> =>
  v.strictObject(entries, ({ expected, path }) => {
    if (path === undefined) return 'is not an object'
    return expected === 'never' ? 'is unknown' : 'is missing'
  })

/**
 * Reads options through a schema whose messages are predicates.
 *
 * @throws SessionError `invalid-options`, naming the option and never its value.
 */
export function checkOptions<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  within?: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return result.output

  const [issue] = result.issues
  const option = [within, v.getDotPath(issue)].filter((part) => typeof part === 'string').join('.')
  throw invalidOptions(
    option === '' ? `The argument ${issue.message}.` : `The option ${option} ${issue.message}.`,
  )
}

/** The error of a caller who must change the call. */
export function invalidOptions(message: string): SessionError {
  return new SessionError('invalid-options', { protocol: 'securid', message })
}
