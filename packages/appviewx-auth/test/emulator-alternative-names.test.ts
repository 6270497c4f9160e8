import { ask, fieldsIn } from './by-method.ts'
import { pemOf } from './made-certificates.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Server = ReturnType<typeof createAppViewXEmulator>

async function download(server: Server, resourceId: string): Promise<X509Certificate> {
  const { file } = await ask(server, 'POST certificate/download/format', { resourceId, format: 'PEM' })
  return new X509Certificate(file)
}

describe('a name in a certificate of the AppViewX emulator', () => {
  it.each([
    ['a host', 'www.shop.example', 'DNS:www.shop.example'],
    ['all hosts', '*.shop.example', 'DNS:*.shop.example'],
    ['a host in another script', 'bücher.example', 'DNS:xn--bcher-kva.example'],
    ['all hosts there', '*.日本.example', 'DNS:*.xn--wgv71a.example'],
    ['an address', '10.0.0.1', 'IP Address:10.0.0.1'],
    ['a long address', '2001:db8::17', 'IP Address:2001:DB8:0:0:0:0:0:17'],
    ['the shortest', '::1', 'IP Address:0:0:0:0:0:0:0:1'],
    ['a mailbox', 'a@shop.example', 'email:a@shop.example'],
    ['a workload', 'spiffe://shop/a', 'URI:spiffe://shop/a'],
    ['a phrase', 'Shop Release Signing', 'DNS:Shop Release Signing'],
  ])('is %s: %s', async (_what, name, expected) => {
    const names = ['first.example', name]
    const server = createAppViewXEmulator({
      certificates: [{ commonName: 'a', resourceId: 'r1', subjectAlternativeNames: names }],
    })

    expect((await download(server, 'r1')).subjectAltName).toBe(`DNS:first.example, ${expected}`)
  })

  it('that no alternative name can write is left out', async () => {
    const server = createAppViewXEmulator({
      certificates: [{ commonName: 'Größe der Änderung', resourceId: 'r1' }],
    })

    const { subject, subjectAltName } = await download(server, 'r1')

    expect([subject, subjectAltName]).toEqual(['CN=Größe der Änderung', undefined])
  })

  it('is what a signing request asked for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'csr-'))
    const asked = 'subjectAltName=DNS:a.example,IP:10.0.0.1,IP:2001:db8::1,email:a@a.example,URI:spiffe://a/b'
    const made = ['-newkey', 'rsa:2048', '-nodes', '-keyout', join(folder, 'key'), '-subj', '/CN=a.example']
    const csr = execFileSync('openssl', ['req', '-new', ...made, '-addext', asked], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
    rmSync(folder, { recursive: true })

    const answer = await ask(createAppViewXEmulator(), 'POST certificate/create?isSync=true', {
      caConnectorInfo: { validityInDays: 10 },
      csrGenerationSource: 'uploadCSR',
      uploadCsrDetails: { csrContent: csr },
    })

    expect(pemOf(fieldsIn(answer)['certificateContent']).subjectAltName).toBe(
      'DNS:a.example, IP Address:10.0.0.1, IP Address:2001:DB8:0:0:0:0:0:1, email:a@a.example, URI:spiffe://a/b',
    )
  })
})
