import type { Json } from '../call.ts'
import type { Certificate } from '../inventory/certificate.ts'
import { expiryStatusOf } from '../inventory/expiry-status.ts'

const day = 86_400_000

/** A certificate as a search and a list show it; the fields are those that clients of 2021 to 2025 read. */
export function certificateRecord(certificate: Certificate, now: number): Readonly<Record<string, Json>> {
  const { commonName, issuerCommonName, status, validTo } = certificate

  return {
    ...certificate,
    expiryStatus: expiryStatusOf(certificate, now),
    avxStatus: status,
    subject: `CN=${commonName}`,
    issuer: `CN=${issuerCommonName}`,
    version: 'V3',
    validFor: `${Math.max(0, Math.ceil((validTo - now) / day))} days`,
    keyAlgorithmAndSize: 'EC 256',
    signatureAlgorithm: 'SHA256withECDSA',
    permission: 'RW',
    suspendedCertificate: status === 'Suspended',
  }
}
