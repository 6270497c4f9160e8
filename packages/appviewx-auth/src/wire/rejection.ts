import type { Reply } from '../reply.ts'
import { pageText } from '@org/session-core/vendor'

/**
 * What says that these credentials are wrong. Login knows the first three codes, with 400 and 401; get-service-token the
 * next three, all with 400 (AppViewX 2026.1.0); the last is the gateway's (AppViewX 2020.3.0, CERT status codes). Older
 * versions give words alone.
 */
const rejection =
  /\b(?:ACCT_AUTH_001|ACC_AUTH_022|ACC_AUTH_006|ACCT_SA_001|ACCT_SA_003|OAUTH_CLNT_015|AVX_GW_003)\b|invalid credentials|null or empty/i

/**
 * Whether an answer turns the credentials down: by its code, or else by its words, or else, where a body is cut off, wrapped
 * by somebody in between, or silent where an envelope speaks, by what a person would read of it: the script of a portal's
 * page has words for every case.
 */
export function rejectsCredentials({ envelope, text }: Pick<Reply, 'envelope' | 'text'>): boolean {
  return rejection.test([envelope?.code, envelope?.message].find(Boolean) ?? pageText(text))
}
