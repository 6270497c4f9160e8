import type { Reply } from '../reply.ts'

/**
 * Codes that say: these credentials are wrong. Login knows the first three, with 400 and 401; get-service-token
 * the next three, all with 400 (AppViewX 2026.1.0); the last is the gateway's (AppViewX 2020.3.0, CERT status codes).
 */
const codes =
  /\b(?:ACCT_AUTH_001|ACC_AUTH_022|ACC_AUTH_006|ACCT_SA_001|ACCT_SA_003|OAUTH_CLNT_015|AVX_GW_003)\b/
const words = /invalid credentials|null or empty/i

/**
 * Whether an answer turns the credentials down: by its code, or by its words where older versions give no code. A body
 * that is cut off, wrapped by somebody in between, or silent where an envelope speaks, is searched for both.
 */
export function rejectsCredentials({ envelope, text }: Pick<Reply, 'envelope' | 'text'>): boolean {
  const { code = '', message = '' } = envelope ?? {}
  if (code) return codes.test(code)
  return message ? words.test(message) : codes.test(text) || words.test(text)
}
