import { ask, fieldsIn } from './by-method.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { execFileSync } from 'node:child_process'
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const order = (more: object = {}): object => ({
  caConnectorInfo: {
    certificateAuthority: 'AppViewX',
    csrParameters: {
      commonName: 'made.example',
      enhancedSANTypes: { dNSNames: ['made.example', 'also.example'] },
    },
    validityInDays: 10,
    ...more,
  },
  certificateGroup: { name: 'Default' },
})

export const empty = (): ReturnType<typeof createAppViewXEmulator> =>
  createAppViewXEmulator({ certificates: [] })

/** A server with one certificate that it has issued, and what it said. */
export async function withOne(more: object = {}): Promise<{
  readonly server: ReturnType<typeof createAppViewXEmulator>
  readonly made: Readonly<Record<string, string>>
  readonly id: string
}> {
  const server = empty()
  const made = fieldsIn(await ask(server, 'POST certificate/create?isSync=true&ttl=300', order(more)))
  return { server, made, id: made['resourceId'] ?? '' }
}

/** A signing request as a client makes it. */
export function signingRequest(): { readonly csr: string; readonly publicKey: string } {
  const folder = mkdtempSync(join(tmpdir(), 'csr-'))
  try {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    const [key, csr] = [join(folder, 'key'), join(folder, 'csr')]
    writeFileSync(key, privateKey)
    const subject = [
      '-subj',
      '/CN=client.example',
      '-addext',
      'subjectAltName=DNS:client.example,URI:spiffe://a/b',
    ]
    execFileSync('openssl', ['req', '-new', '-key', key, ...subject, '-out', csr])
    return { csr: readFileSync(csr, 'utf8'), publicKey }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const pemOf = (base64 = ''): X509Certificate => new X509Certificate(Buffer.from(base64, 'base64'))

/** A certificate that signs itself, and that no emulator has made. */
export const foreignCertificate = (): Buffer => {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', '/dev/null']
  const names = [
    '-subj',
    '/O=Elsewhere/CN=foreign.example',
    '-addext',
    'subjectAltName=DNS:foreign.example,IP:10.0.0.1',
  ]
  return execFileSync('openssl', ['req', '-x509', ...key, ...names], { stdio: ['ignore', 'pipe', 'ignore'] })
}

type View = Readonly<Record<string, string>>

/** What a server shows of a certificate's chain. */
export async function chainOf(server: ReturnType<typeof empty>, id: string): Promise<readonly View[]> {
  const { body } = await ask(server, `GET cert-holisticview-get-chain-with-actions?certificateId=${id}`)
  const { certificateChain } = body.response as {
    readonly certificateChain: readonly { readonly certificateView: View }[]
  }
  return certificateChain.map(({ certificateView }) => certificateView)
}
