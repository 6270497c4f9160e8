import { type Certificate, endsFirst, lastOf } from './certificate-chain.ts'

/** Where a handshake failed, and what was shown in it. */
export interface Handshake {
  readonly host: string
  readonly certificate?: Certificate | undefined
  /** OpenSSL's own words, where it has no code. */
  readonly reason?: string
}

/** What a failed handshake means, or `undefined` when the code is of no such failure. */
export function explainTls(code: string, handshake: Handshake): string | undefined {
  return certificates[code]?.(handshake) ?? alertOf(code, handshake.host)
}

const untrusted = ({ certificate, host }: Handshake): string => {
  const [signer, last] = [nameOf(certificate?.issuer), nameOf(lastOf(certificate)?.issuer)]
  return (
    `The certificate of ${host} was signed by ${signer}${signer === last ? '' : `, in the end by ${last}`}, which is ` +
    'not a trusted authority. If it is an authority of your own, give its certificate to nodeTransport as ca.'
  )
}

const certificates: Readonly<Record<string, (handshake: Handshake) => string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: ({ certificate, host }) =>
    `The certificate of ${host} is self-signed, by ${nameOf(certificate?.issuer)}. ` +
    'If it is the one that you expect, give it to nodeTransport as ca.',
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  CERT_SIGNATURE_FAILURE: untrusted,
  CERT_UNTRUSTED: untrusted,
  CERT_HAS_EXPIRED: ({ certificate, host }) => {
    const old = endsFirst(certificate)
    return old === certificate
      ? `The certificate of ${host} expired${on(old?.valid_to)}. It has to be renewed on the server.`
      : `The certificate of ${nameOf(old?.subject)}, which signed for ${host}, expired${on(old?.valid_to)}. It has to be renewed.`
  },
  CERT_NOT_YET_VALID: ({ certificate, host }) =>
    `The certificate of ${host} is not valid yet: it begins${on(certificate?.valid_from)}. Check the clock of this machine.`,
  // What Node has no code for: keys of 1024 bits, SHA-1.
  UNSPECIFIED: ({ host, reason = '' }) =>
    /weak|small|short/i.test(reason)
      ? tooWeak(host)
      : `The certificate of ${host} was refused. "openssl s_client -connect ${host}" tells why.`,
  CERT_REVOKED: ({ host }) => `The certificate of ${host} was revoked. It has to be replaced on the server.`,
  ERR_TLS_CERT_ALTNAME_INVALID: ({ certificate, host }) =>
    `The certificate of ${host} is for other host names: ${names(certificate)}. ` +
    'Use one of them in the url, or give it to nodeTransport as servername.',
}

function alertOf(code: string, host: string): string | undefined {
  if (!/^(?:ERR_SSL_|EPROTO$)/.test(code)) return undefined
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST/.test(code)) {
    return `${host} does not speak TLS there. Check the port, or use http: for loopback.`
  }
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/.test(code)) {
    return (
      `${host} and this side have no version of TLS in common. This side speaks 1.2 and 1.3, unless minVersion is ` +
      'TLSv1.3; a server that only speaks older ones has to be updated.'
    )
  }
  if (code.includes('NO_APPLICATION_PROTOCOL')) {
    return `${host} and this side have no version of HTTP in common. A server that speaks HTTP/2 only needs http2: true.`
  }
  if (/KEY_TOO_SMALL|MD_TOO_WEAK|TOO_SHORT/.test(code)) {
    return tooWeak(host)
  }
  if (/CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE/.test(code)) {
    return `${host} refused the handshake (${code}). Perhaps it wants a client certificate: give nodeTransport cert and key.`
  }
  if (
    /ALERT_(?:UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE|UNSUPPORTED_CERTIFICATE|ACCESS_DENIED|DECRYPT)/.test(
      code,
    )
  ) {
    return `${host} refused the handshake (${code}). Perhaps it does not accept the client certificate: check cert and key.`
  }
  return `The TLS handshake with ${host} failed (${code}).`
}

function tooWeak(host: string): string {
  return `The certificate or a key of ${host} is too weak for TLS today. It has to be replaced on the server.`
}

/** Certificates are the other side's words: one line of what can be printed. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 200)
}

function nameOf(authority: Certificate['issuer'] | undefined): string {
  const [name = 'an authority without a name'] = [authority?.CN ?? authority?.O ?? []].flat()
  return `"${printable(name)}"`
}

function names(certificate: Certificate | undefined): string {
  return printable(certificate?.subjectaltname?.replaceAll(/\b(?:DNS|IP Address):/g, '') ?? 'it names none')
}

function on(date: string | undefined): string {
  return date === undefined ? '' : ` on ${printable(date)}`
}
