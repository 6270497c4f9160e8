import { describeCertificate } from './describe-certificate.ts'
import type { TLSSocket } from 'node:tls'
import { expect, it } from 'vitest'

const shown = (days: number): TLSSocket => {
  const name = { CN: 'toy.example' }
  // Some time of the day more, so that no hour of it is the last.
  const valid_to = new Date(Date.now() + (days + 0.5) * 86_400_000).toUTCString()
  return {
    authorized: true,
    getProtocol: () => 'TLSv1.3',
    getCipher: () => ({ standardName: 'TLS_AES_256_GCM_SHA384' }),
    getPeerCertificate: () => ({ subject: name, issuer: name, valid_to }),
  } as never
}

it.each([
  [29, 'warning', 'Trusted, for 29 more days.'],
  [30, 'ok', 'Trusted, signed by toy.example, 30 days left.'],
])('warns a month before a certificate ends: %i days', (days, status, summary) => {
  expect(describeCertificate(shown(days))).toMatchObject({ status, summary })
})
