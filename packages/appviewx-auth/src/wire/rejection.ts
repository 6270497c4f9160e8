import type { Envelope } from './envelope.ts'

/**
 * Codes that say: these credentials are wrong. Login knows the first three, with 400 and 401; get-service-token
 * the others, all with 400 (AppViewX 2026.1.0).
 */
const rejectionCodes: ReadonlySet<string> = new Set([
  'ACCT_AUTH_001',
  'ACC_AUTH_022',
  'ACC_AUTH_006',
  'ACCT_SA_003',
  'OAUTH_CLNT_015',
  'ACCT_SA_001',
  'AVX_GW_003',
])

/** Whether an answer turns the credentials down: by its code, or by its words where older versions give no code. */
export function rejectsCredentials({ code, message = '' }: Envelope): boolean {
  if (code !== undefined) return rejectionCodes.has(code)

  if (/invalid credentials|null or empty/i.test(message)) return true
  return (
    /(?:login|authentication) failed/i.test(message) && !/lock|active|disabled|expired|terms/i.test(message)
  )
}
