import { defaultKeyKind, type KeyKind, makeKeys } from './keys.ts'
import { type Library, loadLibrary } from './library.ts'
import { type CertificateContent, makeCertificate } from './make-certificate.ts'
import type { Certificate as X509, CertificationRequest, PublicKeyInfo } from 'pkijs'

/** What is to be issued. */
export interface Order extends Omit<CertificateContent, 'publicKey' | 'isAuthority'> {
  /** The key of a client's own signing request, or the kind of a key that is made for it. */
  readonly key: CertificationRequest | KeyKind
}

/** A certificate that was issued, and the key, if it was made here. */
export interface Issued {
  readonly certificate: X509
  readonly privateKey: CryptoKey | undefined
  /** Issuing authority, then root. */
  readonly chain: readonly X509[]
  readonly library: Library
}

/** A small authority: a root, and below it as many issuers as there are names for. */
export interface Authority {
  readonly library: Library
  readonly issue: (order: Order) => Promise<Issued>
}

interface Signer {
  readonly name: string
  readonly certificate: X509
  readonly keys: CryptoKeyPair
}

const decade = 10 * 365 * 86_400_000

/** Nothing is loaded and no key is made before the first call; rejects where the library is not installed. */
export function createAuthority(now: () => number): () => Promise<Authority> {
  let opened: Promise<Authority> | undefined
  return () => (opened ??= openAuthority(now()))
}

async function openAuthority(now: number): Promise<Authority> {
  const library = await loadLibrary()
  const lifetime = { validFrom: now - decade, validTo: now + decade }
  const root = await makeSigner(library, { name: 'Example Root CA', serialNumber: '01', ...lifetime })
  const issuers = new Map<string, Promise<Signer>>()
  const issuerOf = (name: string): Promise<Signer> => {
    const known =
      issuers.get(name) ?? makeSigner(library, { name, serialNumber: '02', parent: root, ...lifetime })
    issuers.set(name, known)
    return known
  }

  return {
    library,
    issue: async ({ key, ...content }) => {
      const issuer = await issuerOf(content.issuer)
      const { privateKey, publicKey } = await keyFor(key, library)
      const certificate = await makeCertificate(
        library,
        { ...content, publicKey, isAuthority: false },
        issuer.keys.privateKey,
      )
      return { certificate, privateKey, chain: [issuer.certificate, root.certificate], library }
    },
  }
}

interface OrderedKey {
  readonly publicKey: PublicKeyInfo
  readonly privateKey: CryptoKey | undefined
}

async function keyFor(key: Order['key'], library: Library): Promise<OrderedKey> {
  if (!('keyType' in key)) return { publicKey: key.subjectPublicKeyInfo, privateKey: undefined }

  const keys = await makeKeys(key)
  return { publicKey: await publicKeyInfo(keys.publicKey, library), privateKey: keys.privateKey }
}

async function publicKeyInfo(publicKey: CryptoKey, { pkijs }: Library): Promise<PublicKeyInfo> {
  const info = new pkijs.PublicKeyInfo()
  await info.importKey(publicKey)
  return info
}

interface SignerContent extends Pick<CertificateContent, 'serialNumber' | 'validFrom' | 'validTo'> {
  readonly name: string
  /** A root has none, and signs itself. */
  readonly parent?: Signer
}

async function makeSigner(library: Library, { name, parent, ...content }: SignerContent): Promise<Signer> {
  const keys = await makeKeys(defaultKeyKind)
  const publicKey = await publicKeyInfo(keys.publicKey, library)
  const certificate = await makeCertificate(
    library,
    { ...content, subject: name, issuer: parent?.name ?? name, publicKey, isAuthority: true, names: [] },
    (parent?.keys ?? keys).privateKey,
  )
  return { name, certificate, keys }
}
