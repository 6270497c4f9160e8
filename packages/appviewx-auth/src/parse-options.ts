import { protocolName } from './protocol-name.ts'
import { SessionError } from '@org/session-core'
import * as v from 'valibot'

/**
 * Reads options strictly.
 *
 * @throws SessionError `invalid-options`, naming the option and never a value.
 */
export function parseOptions<Schema extends v.GenericSchema>(
  schema: Schema,
  options: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, options, { abortEarly: true })
  if (result.success) return result.output

  const [issue] = result.issues
  const path = v.getDotPath(issue)
  throw new SessionError('invalid-options', {
    protocol: protocolName,
    message: path === null ? 'The options are not an object.' : `The option ${path} ${faultOf(issue)}.`,
  })
}

function faultOf(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === 'never') return 'is unknown. Check its spelling'
  if (issue.input === undefined) return 'is missing'
  if (issue.input === '') return 'is empty'
  return `must be ${issue.expected ?? 'as documented'}`
}
