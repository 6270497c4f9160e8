import { fieldsInAnyCase } from './fields-of.ts'

/** The `message` of an answer, in any case, at its top or in its wrappers: under `data`, or under what stands alone. */
export function messageIn(answer: unknown, deepest = 2): string | undefined {
  const { message, data, ...others } = fieldsInAnyCase(answer)
  if (typeof message === 'string') return message
  if (deepest === 0) return undefined

  const [only, ...more] = Object.values(others)
  return messageIn(data ?? (more.length > 0 ? undefined : only), deepest - 1)
}
