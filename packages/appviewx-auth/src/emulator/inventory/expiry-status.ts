import type { Certificate } from './certificate.ts'

const day = 86_400_000

/**
 * What a search says about a certificate's end. A client of 2024 looks for `New Certificate`, `Valid`, `Revoked`, `Expired`
 * and the word `Expiry`; the words around the last are inferred.
 */
export function expiryStatusOf({ expiryStatus, status, validTo }: Certificate, now: number): string {
  if (expiryStatus !== undefined) return expiryStatus
  if (status === 'Revoked' || status === 'New Certificate') return status
  if (validTo <= now) return 'Expired'

  const soon = [30, 60, 90].find((days) => validTo <= now + days * day)
  return soon === undefined ? 'Valid' : `Expiry in ${soon} days`
}
