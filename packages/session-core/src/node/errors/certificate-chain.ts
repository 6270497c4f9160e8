import type { DetailedPeerCertificate } from 'node:tls'

/** A certificate that was shown, with those that vouch for it, as far as they were shown, too, or are trusted. */
export type Certificate = DetailedPeerCertificate

/** The one whose issuer is not there, or that signed itself: whoever is trusted has to be found here. */
export function lastOf(certificate: Certificate | undefined): Certificate | undefined {
  return chainOf(certificate).at(-1)
}

/** The one of a chain that ends first: where one of them has expired, it is this one. */
export function endsFirst(certificate: Certificate | undefined): Certificate | undefined {
  return chainOf(certificate).toSorted(
    (one, other) => Date.parse(one.valid_to) - Date.parse(other.valid_to),
  )[0]
}

/** A certificate, then the one that vouches for it, and so on. */
export function chainOf(certificate: Certificate | undefined): readonly Certificate[] {
  const chain: Certificate[] = []
  for (let each = certificate; each !== undefined && !chain.includes(each); each = each.issuerCertificate)
    chain.push(each)
  return chain
}
