import { generate } from 'selfsigned'

/** A certificate and its key, as PEM. */
export interface Identity {
  readonly cert: string
  readonly key: string
}

/** What a certificate says. */
export interface Claims {
  readonly names?: readonly string[]
  readonly notAfter?: Date
}

/** Somebody who signs certificates. */
export interface Authority {
  /** As PEM. */
  readonly certificate: string
  readonly issue: (claims?: Claims) => Promise<Identity>
  /** Another one, which this one vouches for. */
  readonly appoint: (name: string, notAfter?: Date) => Promise<Authority>
}

const curve = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const
const longAgo = new Date('2020-01-01T00:00:00Z')

/** A fresh one, with keys that nobody else has ever had. */
export async function createAuthority(name: string, notAfter?: Date, above?: Identity): Promise<Authority> {
  const ca = await generate([{ name: 'commonName', value: name }], {
    ...curve,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
    ...(above && { ca: above }),
    ...until(notAfter),
  })
  const own = { key: ca.private, cert: ca.cert }
  return {
    certificate: ca.cert,
    issue: (claims = {}) => sign(claims, own),
    appoint: (title, end) => createAuthority(title, end, own),
  }
}

/** A server's identity, and whom a client trusts then. */
export interface Trust {
  /** As PEM. */
  readonly ca: string
  readonly identity: Identity
}

/** What most servers of tests take: a certificate for localhost, of an authority that has issued nothing else. */
export async function createTrust(): Promise<Trust> {
  const { certificate: ca, issue } = await createAuthority('Our Own Authority')
  return { ca, identity: await issue() }
}

function until(notAfter: Date | undefined): { readonly notBeforeDate?: Date; readonly notAfterDate?: Date } {
  return notAfter ? { notBeforeDate: longAgo, notAfterDate: notAfter } : {}
}

/** A certificate that nobody but itself has signed. */
export function createSelfSigned(): Promise<Identity> {
  return sign({})
}

async function sign(
  { names = ['localhost'], notAfter }: Claims,
  ca?: { readonly key: string; readonly cert: string },
): Promise<Identity> {
  const signed = await generate([{ name: 'commonName', value: names[0] ?? '' }], {
    ...curve,
    extensions: [{ name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) }],
    ...(ca && { ca }),
    ...until(notAfter),
  })
  return { cert: signed.cert, key: signed.private }
}
