/** An authority that lives as long as this process, and the certificate that it signed for this machine. */
export interface PrivateAuthority {
  /** Its own certificate, as PEM: who trusts it trusts the server. */
  readonly ca: string
  readonly identity: ServerIdentity
}

/** What a server shows, and what it proves that with, as PEM. */
export interface ServerIdentity {
  readonly cert: string
  readonly key: string
}

const curve = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const

/** Makes both afresh: no key is ever written down. */
export async function createPrivateAuthority(): Promise<PrivateAuthority> {
  // Few ask for TLS, and a hundred files stand behind it.
  const { generate } = await import('selfsigned')
  const authority = await generate([{ name: 'commonName', value: 'Authority of this playground' }], {
    ...curve,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  })
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...curve,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  })
  return { ca: authority.cert, identity: { cert, key } }
}
