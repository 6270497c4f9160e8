import type { Fail } from '../errors/session-error.ts'

/**
 * What a transport answered with. One may forget its `return`, or be a double that has nothing to say.
 *
 * @throws SessionError `invalid-options` where that is no answer.
 */
export function answered(fail: Fail, answer: Response | undefined): Response {
  if (answer?.status === undefined) throw fail('invalid-options', 'transport must answer with a Response.')
  return answer
}
