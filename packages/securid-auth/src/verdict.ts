import { readReply } from './reply.ts'
import { vendorWords } from './vendor-words.ts'
import type { Verdict } from '@org/session-core'

/** Whether the server says that a token is over: "Token is invalid or expired", "The token is invalid or expired". */
export function saysExpired(message: string): boolean {
  return /\btoken is invalid or expired/i.test(message)
}

/**
 * What a refusal means. All 401s look alike but for their text (G&L 7.5.2 reference): only an ended session is worth
 * a login, one without a permission never is. An unknown text may be an ended session: the engine renews once for it.
 */
export function verdictOn(status: number, message: string): Verdict {
  if (status !== 401) return 'forbidden'
  if (saysExpired(message)) return 'session-ended'

  const lacksPermission = /not valid for the command|not authorized|could not be validated/i.test(message)
  return lacksPermission ? 'forbidden' : 'session-ended'
}

/** Reads a suspect answer and decides. An answer that breaks off has no text. */
export async function judge(response: Response): Promise<Verdict> {
  const message = await readReply(response).then(vendorWords, () => '')
  return verdictOn(response.status, message)
}
