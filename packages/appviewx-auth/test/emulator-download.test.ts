import { ask } from './by-method.ts'
import { empty, order, signingRequest, withOne } from './made-certificates.ts'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { expect, it } from 'vitest'

// docs.appviewx.com 2026.1.0, download_a_certificate.
it.each([
  ['', 1],
  ['&keyRequired=false&isCACertificate=false', 1],
  ['&keyRequired=true', 2],
])('certificate/download%s brings the certificate in PEM, and its key on demand', async (query, blocks) => {
  const { server, id } = await withOne()

  const { file, status } = await ask(server, `GET certificate/download?resourceId=${id}${query}`)

  const pem = new TextDecoder().decode(file)
  const certificate = new X509Certificate(pem)
  expect([status, certificate.subject]).toEqual([200, 'CN=made.example'])
  expect(pem.match(/-----BEGIN /g)).toHaveLength(blocks)
  expect(blocks === 1 || certificate.checkPrivateKey(createPrivateKey(pem))).toBe(true)
})

it.each([
  ['', 400, 'INVALID_REQUEST'],
  ['?resourceId=nobody', 404, 'NO_RECORDS_FOUND'],
  ['?keyRequired=true&resourceId=', 417, 'CERT-KEY-0006'],
])('certificate/download%s is refused with %i', async (query, status, code) => {
  const server = empty()
  const payload = { ...order(), uploadCsrDetails: { csrContent: signingRequest().csr } }
  const { body } = await ask(server, 'POST certificate/create?isSync=true', payload)
  const { resourceId } = body.response as { readonly resourceId: string }

  const refused = await ask(server, `GET certificate/download${query.replace(/=$/, `=${resourceId}`)}`)

  expect([refused.status, refused.body.appStatusCode]).toEqual([status, code])
})
