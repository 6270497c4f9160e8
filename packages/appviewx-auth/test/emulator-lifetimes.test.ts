import { ask, fieldsIn } from './by-method.ts'
import { empty, order } from './made-certificates.ts'
import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const toLastYear = Math.floor((Date.UTC(9999, 11, 1) - Date.now()) / 86_400_000)

/** Who signs whom, as OpenSSL sees it in the middle of the first one's life. */
function verify([own = '', ...chain]: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'chain-'))
  try {
    const [leaf, authorities] = [join(folder, 'leaf'), join(folder, 'authorities')]
    writeFileSync(leaf, own)
    writeFileSync(authorities, chain.join('\n'))
    const { validFromDate } = new X509Certificate(own)
    const moment = String(Math.ceil(validFromDate.getTime() / 1000) + 60)
    return execFileSync('openssl', ['verify', '-attime', moment, '-CAfile', authorities, leaf], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

// RFC 5280, 4.1.2.5: four digits of a year from 2050 on, no fractions of a second, and no year after 9999.
it.each([
  ['ends before 2050', 0, 10],
  ['ends after 2049', 0, 10_000],
  ['begins after 2049', 1e12, 10],
  ['ends in the last year that there is', 0, toLastYear],
])('a certificate that %s is one, and so is its chain', async (_what, ms, validityInDays) => {
  const server = empty()
  server.advance(ms)

  const { resourceId } = fieldsIn(
    await ask(server, 'POST certificate/create?isSync=true', order({ validityInDays })),
  )
  const wish = { resourceId, format: 'PEM', isChainRequired: true }
  const { file } = await ask(server, 'POST certificate/download/format', wish)
  const pems = new TextDecoder().decode(file).match(/-----BEGIN[^]*?-----END CERTIFICATE-----/g) ?? []
  const { validFromDate, validToDate } = new X509Certificate(pems[0] ?? '')

  expect(validToDate.getTime() - validFromDate.getTime()).toBe(validityInDays * 86_400_000)
  expect(verify(pems)).toContain('OK')
})

it('a certificate that is renewed after the last year ends with it', async () => {
  const server = empty()
  const { resourceId } = fieldsIn(await ask(server, 'POST certificate/create?isSync=true', order()))
  server.advance(3e14)

  await ask(server, 'PUT certificate/action', { resourceId, action: 'Renew' })
  const { file } = await ask(server, 'POST certificate/download/format', { resourceId, format: 'DER' })

  const found = await ask(server, 'POST certificate/search', { input: { resourceId }, filter: {} })

  expect(new X509Certificate(file).validTo).toBe('Dec 31 23:59:59 9999 GMT')
  expect(JSON.stringify(found.body.response)).toContain(`"validTo":${Date.UTC(10_000) - 1000},`)
})
