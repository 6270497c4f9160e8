import { createAuthority } from '../node-transport/authority.ts'
import { serveTls } from '../node-transport/servers.ts'
import { typed } from './toy-product.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const longAgo = new Date('2024-02-29T00:00:00Z')

it.each([
  {
    whose: 'the authority',
    ends: longAgo,
    notAfter: undefined,
    says: ['→ "Of Old", which signed for the server, has ended (Feb 29'],
  },
  {
    whose: 'the server',
    ends: undefined,
    notAfter: longAgo,
    says: ['valid until Feb 29', '→ The server needs a new certificate'],
  },
])('A doctor says whose certificate ended: that of $whose', async ({ ends, notAfter, says }) => {
  const folder = mkdtempSync(join(tmpdir(), 'ended-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const authority = await createAuthority('Of Old', ends)
  const file = join(folder, 'authority.pem')
  writeFileSync(file, authority.certificate)
  await using server = await serveTls(
    (_request, response) => void response.end(),
    await authority.issue(notAfter && { notAfter }),
  )

  const { code, stdout } = await typed(['doctor', '--no-login', '--ca', file, '--url', server.origin])

  const words = stdout.replaceAll(/\s+/g, ' ')
  expect(code, stdout).toBe(4)
  expect(words).toContain('The certificate is not trusted (CERT_HAS_EXPIRED).')
  for (const said of says) expect(words).toContain(said)
})
