import type { Certificate } from '../inventory/certificate.ts'
import { type Authority, createAuthority, type Issued, type Order } from './authority.ts'
import { defaultKeyKind } from './keys.ts'

/** The certificates themselves, behind the inventory's records. */
export interface Issuing {
  readonly authority: () => Promise<Authority>
  /** Whose key a certificate is to have; without a word, one of the server's own. */
  readonly useKey: (resourceId: string, key: Order['key']) => void
  /** The certificate itself, made when it is first asked for. */
  readonly certificateOf: (certificate: Certificate) => Promise<Issued>
}

/** Nothing issued yet. A certificate that was renewed has another serial number, and is another one. */
export function createIssuing(now: () => number): Issuing {
  const authority = createAuthority(now)
  const keys = new Map<string, Order['key']>()
  const issued = new Map<string, Promise<Issued>>()

  const issue = async (certificate: Certificate): Promise<Issued> => {
    const {
      commonName,
      issuerCommonName,
      resourceId,
      serialNumber,
      subjectAlternativeNames,
      validFrom,
      validTo,
    } = certificate
    const { issue: sign } = await authority()
    return sign({
      subject: commonName,
      issuer: issuerCommonName,
      serialNumber,
      validFrom,
      validTo,
      names: subjectAlternativeNames,
      key: keys.get(resourceId) ?? defaultKeyKind,
    })
  }

  return {
    authority,
    useKey: (resourceId, key) => keys.set(resourceId, key),
    certificateOf: (certificate) => {
      const id = `${certificate.resourceId} ${certificate.serialNumber}`
      const made = issued.get(id) ?? issue(certificate)
      issued.set(id, made)
      return made
    },
  }
}
