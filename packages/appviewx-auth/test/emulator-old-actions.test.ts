import { ask, fieldsIn } from './by-method.ts'
import { chainOf, empty, order, pemOf, signingRequest, withOne } from './made-certificates.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { createPublicKey, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'

const names = (certificate: X509Certificate): string => `${certificate.subject} of ${certificate.issuer}`

// A Vault plugin of 2020.
describe('cert-csr-upload', () => {
  it('keeps a signing request, which a certificate is then made of', async () => {
    const server = empty()
    const { csr, publicKey } = signingRequest()

    const payload = {
      csrContent: csr,
      certificateAuthority: 'AppViewX',
      category: 'Client',
      commonName: 'other',
    }
    const uploaded = await ask(server, 'POST cert-csr-upload', { payload })
    const { uuid } = fieldsIn(uploaded)
    const made = fieldsIn(
      await ask(server, 'POST certificate/create?isSync=true', {
        csrGenerationSource: 'uploadCSR',
        caConnectorInfo: { existingUuid: uuid, validityInDays: 9 },
      }),
    )

    expect(uploaded.body.response).toEqual({
      uuid: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      csrParams: { commonName: 'client.example', keyType: 'RSA', bitLength: '2048', hashFunction: 'SHA256' },
    })
    const certificate = pemOf(made['certificateContent'])
    expect(certificate.subject).toBe('CN=client.example')
    expect(certificate.publicKey.equals(createPublicKey(publicKey))).toBe(true)
  })

  it.each([
    ['nothing', {}, 400],
    ['no request', { csrContent: 'nonsense' }, 400],
    ['a certificate', { csrContent: '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----' }, 400],
  ])('refuses %s', async (_what, payload, status) => {
    const answer = await ask(empty(), 'POST cert-csr-upload', { payload })

    expect(answer).toMatchObject({
      status,
      body: { message: 'Mandatory field is missing or invalid - csrContent.' },
    })
  })

  it('is asked of for a request that nobody uploaded', async () => {
    const answer = await ask(empty(), 'POST certificate/create', {
      csrGenerationSource: 'uploadCSR',
      caConnectorInfo: { existingUuid: 'nobody' },
    })

    expect([answer.status, answer.body.message]).toEqual([
      400,
      'Mandatory field is missing or invalid - csrContent.',
    ])
  })
})

describe('cert-holisticview-get-chain-with-actions', () => {
  it('shows the certificates that a download brings, the own one last', async () => {
    const { server, id } = await withOne()
    const { file } = await ask(server, 'POST certificate/download/format', {
      resourceId: id,
      format: 'PEM',
      isChainRequired: true,
    })
    const pems = new TextDecoder().decode(file).match(/-----BEGIN[^]*?-----END CERTIFICATE-----/g) ?? []

    const chain = await chainOf(server, id)

    const shown = chain.map(({ commonName, issuerCommonName, serialNumber }) => [
      `CN=${commonName} of CN=${issuerCommonName}`,
      serialNumber?.replaceAll(':', ''),
    ])
    const brought = pems.map((pem) => new X509Certificate(pem))
    expect(shown).toEqual(brought.map((one) => [names(one), one.serialNumber]).toReversed())
    expect(chain.at(-1)?.['uuid']).toMatch(/^[\da-f-]{36}$/)
  })

  it('shows no serial number before the certificate is issued', async () => {
    const server = createAppViewXEmulator({ certificates: [], requestMs: 1000 })
    const { resourceId = '' } = fieldsIn(await ask(server, 'POST certificate/create', order()))

    const before = await chainOf(server, resourceId)
    server.advance(1000)
    const after = await chainOf(server, resourceId)

    expect(before).toMatchObject([{ commonName: 'made.example', serialNumber: '' }])
    expect(after).toHaveLength(3)
    expect(after.at(-1)?.['serialNumber']).not.toBe('')
  })

  it.each([
    ['', 400],
    ['?certificateId=nobody', 404],
  ])('answers %s with %i', async (query, status) => {
    expect((await ask(empty(), `GET cert-holisticview-get-chain-with-actions${query}`)).status).toBe(status)
  })
})
