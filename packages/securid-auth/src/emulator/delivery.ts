import type { SecurIdFault } from './faults.ts'
import { brokenBody, hugeBody, noise } from './harmed-body.ts'
import type { Answer } from './replies.ts'

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  302: 'Found',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
}

/** The answer as it arrives, after what `fault` did to it on the way. */
export function deliver(
  answer: Answer,
  fault: SecurIdFault | undefined,
  signal: AbortSignal | undefined,
): Response {
  if (fault === 'truncate') return respond(answer, brokenBody(answer.body))
  if (fault === 'garble') return respond({ ...answer, status: 200 }, noise())
  if (fault === 'oversize') return respond({ ...answer, status: 200 }, hugeBody(signal))
  return respond(answer, answer.body)
}

function respond({ status, reason = '', headers }: Answer, body: BodyInit): Response {
  // A reason phrase is printable ASCII here; what else a command's name may hold, no status line carries.
  const statusText = /^[ -~]+$/.test(reason) ? reason : (reasons[status] ?? '')

  return new Response(body, { status, statusText, headers })
}
