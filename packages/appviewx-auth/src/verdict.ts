import { readReply } from './reply.ts'
import { saysUnauthorized } from './wire/envelope.ts'
import type { Verdict } from '@org/session-core'

/**
 * Whether an answer says that the session ended.
 *
 * `AVX_GW_003` is also what a caller without permission gets, and a token's end has no code at all: any 401 counts,
 * and the engine asks once more with a fresh session (AppViewX 2020.3.0, CERT status codes). So does 407, which
 * gateways of 2021 answered with; the platform's `fetch` never shows one.
 */
export async function judge(response: Response): Promise<Verdict> {
  if (response.status === 401 || response.status === 407) return 'session-ended'
  if (response.status === 403) return 'forbidden'

  const { ok, envelope } = await readReply(response)
  return ok && envelope && saysUnauthorized(envelope) ? 'session-ended' : 'accepted'
}

/** What old gateways need looked at: a JSON answer with a 2xx may also say no. */
export function mayHideRefusal({ status, ok, headers }: Response): boolean {
  return ok ? /json/i.test(headers.get('content-type') ?? '') : [401, 403, 407].includes(status)
}
