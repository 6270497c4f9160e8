import { invalidOption } from '../invalid-option.ts'
import type { TransportSettings } from '../read-transport-options.ts'
import { certificatesIn, readPem } from './pem.ts'
import { createPrivateKey } from 'node:crypto'
import process from 'node:process'
// Not by name: before Node 22.15 there is no getCACertificates, and the import itself would fail, in words of its own.
import * as tls from 'node:tls'
import type { SecureContext, SecureContextOptions } from 'node:tls'

/** Which authorities are trusted, and the client's own certificate: read once, not for every connection. */
export interface Trust {
  readonly secureContext: SecureContext
  /** The same authorities, without the client's own certificate, which is for no proxy. */
  readonly anonymousContext: SecureContext
  readonly rejectUnauthorized: boolean
  readonly servername?: string
}

/** @throws SessionError `invalid-options`, naming what cannot be used. */
export function readTrust(settings: TransportSettings): Trust {
  const { servername, minVersion } = settings
  // oxlint-disable-next-line typescript/no-deprecated -- Refused in production here.
  const blind = settings.dangerouslyTrustAnyCertificate
  // As people and shells write it.
  if (blind && process.env['NODE_ENV']?.trim().toLowerCase() === 'production') {
    throw invalidOption('dangerouslyTrustAnyCertificate', 'is refused where NODE_ENV is production.')
  }

  const anonymous = { ...authorities(settings), ...(minVersion && { minVersion }) }
  const own = identity(settings)
  const anonymousContext = contextOf(anonymous)
  return {
    anonymousContext,
    secureContext: own ? contextOf({ ...anonymous, ...own }) : anonymousContext,
    rejectUnauthorized: !blind,
    ...(servername && { servername }),
  }
}

function authorities({ ca = [], roots }: TransportSettings): SecureContextOptions {
  const own = certificatesIn(
    'ca',
    [ca].flat().map((each) => readPem('ca', each)),
  )
  // Node's own choice, whatever its flags and NODE_EXTRA_CA_CERTS make of it.
  if (own.length === 0 && roots === 'bundled') return {}
  if (roots === 'none') {
    if (own.length === 0) throw invalidOption('roots', "is 'none': without a ca, nobody would be trusted.")
    return { ca: [...own] }
  }
  return {
    ca: [
      ...own,
      ...tls.getCACertificates('default'),
      ...(roots === 'system' ? tls.getCACertificates('system') : []),
    ],
  }
}

function identity({ cert, key, passphrase }: TransportSettings): SecureContextOptions | undefined {
  if (cert === undefined && key === undefined && passphrase === undefined) return undefined
  if (cert === undefined) throw invalidOption('cert', 'is missing: key and passphrase belong to one.')
  if (key === undefined) throw invalidOption('key', 'is missing: cert needs one.')

  const chain = certificatesIn('cert', [readPem('cert', cert)]).join('\n')
  const pem = readPem('key', key)
  return { cert: chain, key: decrypted(pem, passphrase) }
}

/** In the clear only here: whatever OpenSSL says of a wrong passphrase, the message stays ours. */
function decrypted(key: string, passphrase: string | undefined): string {
  try {
    const read = createPrivateKey(passphrase === undefined ? key : { key, passphrase })
    return read.export({ type: 'pkcs8', format: 'pem' }).toString()
  } catch (cause) {
    if (passphrase !== undefined)
      throw invalidOption('passphrase', 'cannot decrypt key, or key is not a private key.', cause)
    throw invalidOption('key', 'cannot be read. If it is encrypted, give its passphrase, too.', cause)
  }
}

function contextOf(options: SecureContextOptions): SecureContext {
  try {
    return tls.createSecureContext(options)
  } catch (cause) {
    const { code = '' } = cause as { readonly code?: string }
    const isWeak = /TOO_SMALL|TOO_WEAK/.test(code)
    if (isWeak) throw invalidOption('cert', 'is too weak for TLS: have one issued with a longer key.', cause)
    throw invalidOption('key', 'does not belong to cert.', cause)
  }
}
