import { ask, fieldsIn } from './by-method.ts'
import { empty, order, pemOf, signingRequest, withOne } from './made-certificates.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'

describe('certificate/create of the AppViewX emulator', () => {
  // AppViewX 2020.3.0, Request_Structure_2930609; the answer's fields: the signer of 2022, a cert-manager issuer of 2024.
  it('brings a real certificate with its answer when isSync is true', async () => {
    const { server, made, id } = await withOne()

    const certificate = pemOf(made['certificateContent'])
    const found = await ask(server, 'POST certificate/search', { input: { resourceId: id }, filter: {} })

    expect(made).toMatchObject({ requestId: '2', certificateName: 'made.example' })
    expect(certificate.subject).toBe('CN=made.example')
    expect(certificate.subjectAltName).toBe('DNS:made.example, DNS:also.example')
    expect(Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)).toBe(10 * 86_400_000)
    expect(JSON.stringify(found.body.response)).toContain('"status":"Managed"')
  })

  // Status_codes_2930586: 202, Certificate submission triggered successfully.
  it('accepts a request otherwise, which is done at the next look', async () => {
    const server = empty()

    const { status, body, ...rest } = await ask(server, 'POST certificate/create', order())
    const { requestId, resourceId } = fieldsIn({ status, body, ...rest })
    const log = await ask(server, `GET visualworkflow-request-logs?ids=${requestId}`)
    const file = await ask(server, 'POST certificate/download/format', { resourceId, format: 'PEM' })

    expect([status, body.message]).toEqual([202, 'Certificate submission triggered successfully.'])
    expect(log.body.response).toMatchObject({
      requestList: [{ statusCode: 1, workflowName: 'Create Certificate' }],
    })
    expect(new X509Certificate(file.file).subject).toBe('CN=made.example')
  })

  it('takes as long as requestMs says, on the clock of the emulator', async () => {
    const server = createAppViewXEmulator({ certificates: [], requestMs: 60_000 })
    const { requestId, resourceId = '' } = fieldsIn(await ask(server, 'POST certificate/create', order()))
    const look = async (): Promise<unknown[]> => {
      const { body } = await ask(server, `GET visualworkflow-request-logs?ids=${requestId}`)
      const [{ statusCode }] = (body.response as { requestList: [{ statusCode: number }] }).requestList
      const { status } = await ask(server, 'POST certificate/download/format', { resourceId, format: 'PEM' })
      return [statusCode, status]
    }

    const before = await look()
    server.advance(60_000)
    const after = await look()

    expect([before, after]).toEqual([
      [0, 417],
      [1, 200],
    ])
  })

  // The signers send no csrGenerationSource, the issuer `uploadCSR`; scripts turn line breaks into \n.
  it.each([
    ['a PEM', (csr: string) => csr],
    ['a PEM without line breaks', (csr: string) => csr.replaceAll('\n', String.raw`\n`)],
    ['bare Base64', (csr: string) => csr.replaceAll(/-----[^-]+-----|\n/g, '')],
  ])("signs a client's own key: %s", async (_what, written) => {
    const { csr, publicKey } = signingRequest()
    const payload = {
      caConnectorInfo: { certificateAuthority: 'AppViewX', csrParameters: {} },
      uploadCsrDetails: { csrContent: written(csr), category: 'Client' },
    }

    const answer = await ask(empty(), 'POST certificate/create?isSync=true', payload)

    const certificate = pemOf(fieldsIn(answer)['certificateContent'])
    expect(certificate.publicKey.export({ type: 'spki', format: 'pem' })).toBe(publicKey)
    expect(certificate.subject).toBe('CN=client.example')
    expect(certificate.subjectAltName).toBe('DNS:client.example, URI:spiffe://a/b')
  })

  it.each([
    { keyType: 'RSA', bitLength: '2048', expected: ['rsa', 2048] },
    { keyType: 'EC', bitLength: '384', expected: ['ec', undefined] },
  ])(
    'makes a key of the kind that is asked for: $keyType $bitLength',
    async ({ keyType, bitLength, expected }) => {
      const { made } = await withOne({ csrParameters: { commonName: 'made.example', keyType, bitLength } })

      const { publicKey } = pemOf(made['certificateContent'])

      expect([publicKey.asymmetricKeyType, publicKey.asymmetricKeyDetails?.modulusLength]).toEqual(expected)
    },
  )

  // AppViewX 2020.3.0, Status_codes_2930586; the groups and the setting are made up.
  it.each<[string, object, readonly unknown[]]>([
    ['no connector', {}, [400, 'MANDATORY_FIELD_MISSING']],
    ['no name', { caConnectorInfo: { certificateAuthority: 'AppViewX' } }, [400, 'MANDATORY_FIELD_MISSING']],
    ['a wrong source', { ...order(), csrGenerationSource: 'thin air' }, [400, 'INVALID_CSR_GEN_SOURCE']],
    ['no CSR', { ...order(), csrGenerationSource: 'uploadCSR' }, [400, 'MANDATORY_FIELD_MISSING']],
    [
      'a CSR that is none',
      { ...order(), uploadCsrDetails: { csrContent: 'AAAA' } },
      [400, 'MANDATORY_FIELD_MISSING'],
    ],
    [
      'an unknown group',
      { ...order(), certificateGroup: { name: 'unknown-group' } },
      [404, 'GROUP_NOT_FOUND'],
    ],
    ['a read-only group', { ...order(), certificateGroup: { name: 'read-only-group' } }, [417, 'READ_GROUP']],
    ...['\u{D800}', 'x'.repeat(65)].map((commonName): [string, object, readonly unknown[]] => [
      `a name that no certificate can hold: ${commonName.toWellFormed()}`,
      order({ csrParameters: { commonName } }),
      [400, 'MANDATORY_FIELD_MISSING'],
    ]),
    ...[-5, 3_000_000, 1e300].map((validityInDays): [string, object, readonly unknown[]] => [
      `a life that no certificate can have: ${validityInDays} days`,
      order({ validityInDays }),
      [400, 'MANDATORY_FIELD_MISSING'],
    ]),
    ['an unknown setting', order({ caSettingName: 'unknown-setting' }), [404, 'CERT-CA-0001']],
  ])('refuses %s', async (_what, payload, expected) => {
    const { status, body } = await ask(empty(), 'POST certificate/create?isSync=true', payload)

    expect([status, body.appStatusCode]).toEqual(expected)
  })

  it('has no key to hand out where the client has it, and then makes nothing', async () => {
    const server = empty()
    const { csr } = signingRequest()
    const wish = { uploadCsrDetails: { csrContent: csr }, certificateFormat: { format: 'PK8' } }

    const { status, body } = await ask(server, 'POST certificate/create?isSync=true', { ...order(), ...wish })
    const listed = await ask(server, 'POST certificate/list', {})

    expect([status, body.appStatusCode]).toEqual([417, 'CERT-KEY-0006'])
    expect(listed.body.response).toMatchObject({ certificates: [] })
  })

  it.each(['isSync=yes', 'ttl=0', 'ttl=soon'])('refuses %s', async (query) => {
    const { status } = await ask(empty(), `POST certificate/create?${query}`, order())

    expect(status).toBe(400)
  })
})
