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
  /** It was made elsewhere: neither its key nor its chain is here. */
  readonly keep: (certificate: Certificate, made: Pick<Issued, 'certificate' | 'library'>) => void
  /** It is deleted, and its key with it. */
  readonly forget: (resourceId: string) => void
}

/** Nothing issued yet. A certificate that was renewed has another serial number, and is another one. */
export function createIssuing(now: () => number): Issuing {
  const authority = createAuthority(now)
  const keys = new Map<string, Order['key']>()
  const issued = new Map<string, { readonly serialNumber: string; readonly made: Promise<Issued> }>()

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
      const { resourceId, serialNumber } = certificate
      const known = issued.get(resourceId)
      const made = known?.serialNumber === serialNumber ? known.made : issue(certificate)
      issued.set(resourceId, { serialNumber, made })
      return made
    },
    keep: ({ resourceId, serialNumber }, made) => {
      const kept = { ...made, privateKey: undefined, chain: [] }
      issued.set(resourceId, { serialNumber, made: Promise.resolve(kept) })
    },
    forget: (resourceId) => {
      keys.delete(resourceId)
      issued.delete(resourceId)
    },
  }
}
