import { ask, fieldsIn } from './by-method.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { describe, expect, it } from 'vitest'

const order = (more: object = {}): object => ({
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

const empty = (): ReturnType<typeof createAppViewXEmulator> => createAppViewXEmulator({ certificates: [] })

/** A server with one certificate that it has issued, and what it said. */
async function withOne(more: object = {}) {
  const server = empty()
  const made = fieldsIn(await ask(server, 'POST certificate/create?isSync=true&ttl=300', order(more)))
  return { server, made, id: made['resourceId'] ?? '' }
}

/** A signing request as a client makes it. */
function signingRequest(): { readonly csr: string; readonly publicKey: string } {
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

const pemOf = (base64 = ''): X509Certificate => new X509Certificate(Buffer.from(base64, 'base64'))

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
    ['an unknown setting', order({ caSettingName: 'unknown-setting' }), [404, 'CERT-CA-0001']],
  ])('refuses %s', async (_what, payload, expected) => {
    const { status, body } = await ask(empty(), 'POST certificate/create?isSync=true', payload)

    expect([status, body.appStatusCode]).toEqual(expected)
  })

  it.each(['isSync=yes', 'ttl=0', 'ttl=soon'])('refuses %s', async (query) => {
    const { status } = await ask(empty(), `POST certificate/create?${query}`, order())

    expect(status).toBe(400)
  })
})

describe('a download of the AppViewX emulator', () => {
  const password = 'Download@1'

  // The formats: AppViewX 2020.3.0, Request_Structure_2930713.
  it.each(['PEM', 'CRT', 'CERT', 'CER', 'DER', 'DERCER'])('is the certificate itself: %s', async (format) => {
    const { server, id } = await withOne()

    const { file } = await ask(server, 'POST certificate/download/format', { resourceId: id, format })

    expect(new X509Certificate(file).subject).toBe('CN=made.example')
  })

  it('brings the chain, which holds together', async () => {
    const { server, id } = await withOne()

    const { file } = await ask(server, 'POST certificate/download/format', {
      resourceId: id,
      format: 'PEM',
      isChainRequired: true,
    })

    const blocks = new TextDecoder().decode(file).split(/(?<=-----END CERTIFICATE-----\n)/)
    const chain = blocks.map((block) => new X509Certificate(block))
    const signed = chain.map((one, at) => one.verify((chain[at + 1] ?? one).publicKey))
    expect(chain.map(({ subject }) => subject)).toEqual([
      'CN=made.example',
      'CN=Example Issuing CA',
      'CN=Example Root CA',
    ])
    expect(signed).toEqual([true, true, true])
  })

  it.each(['P12', 'PFX'])('is a PKCS#12 with key and password: %s', async (format) => {
    const { server, id } = await withOne()

    const { file } = await ask(server, 'POST certificate/download/format', {
      resourceId: id,
      format,
      password,
    })

    expect(() => createSecureContext({ pfx: Buffer.from(file), passphrase: password })).not.toThrow()
    expect(() => createSecureContext({ pfx: Buffer.from(file), passphrase: 'Another@1' })).toThrow()
  })

  it('is a PKCS#7 with the chain', async () => {
    const { server, id } = await withOne()
    const wish = { resourceId: id, format: 'P7B', isChainRequired: true }

    const { file } = await ask(server, 'POST certificate/download/format', wish)

    const printed = execFileSync('openssl', ['pkcs7', '-inform', 'DER', '-print_certs', '-noout'], {
      input: file,
    })
    expect(printed.toString().match(/subject=/g)).toHaveLength(3)
  })

  it('is the private key, encrypted where there is a password', async () => {
    const { server, id, made } = await withOne()
    const { publicKey } = pemOf(made['certificateContent'])

    const { file } = await ask(server, 'POST certificate/download/format', {
      resourceId: id,
      format: 'PK8',
      password,
    })

    const key = createPrivateKey({ key: Buffer.from(file), passphrase: password })
    expect(createPublicKey(key).equals(publicKey)).toBe(true)
  })

  // The answer's fields: the signer of 2022.
  it('comes as JSON from download/content', async () => {
    const { server, id } = await withOne()

    const answer = await ask(server, `GET certificate/download/content?resourceId=${id}&isChainRequired=true`)

    expect(fieldsIn(answer)).toMatchObject({ commonName: 'made.example', format: 'PEM', success: true })
    expect(fieldsIn(answer)['certificateContents']?.match(/BEGIN CERTIFICATE/g)).toHaveLength(3)
  })

  // Request: AppViewX 2020.3.0, Request_Structure_2930775. Answer: the Terraform provider, which runs openssl pkey on it.
  it('brings the private key by uuid', async () => {
    const server = createAppViewXEmulator({ certificates: [{ commonName: 'a.example', uuid: 'u1' }] })

    const answer = await ask(server, 'POST certificate/privatekey/download', { uuId: 'u1', password })

    const { privateKeyPemEncoded: key = '', status } = fieldsIn(answer)
    expect(status).toBe('Success')
    expect(createPrivateKey({ key, passphrase: password }).asymmetricKeyType).toBe('ec')
  })

  it("has no private key of a client's own", async () => {
    const server = empty()
    const uploadCsrDetails = { csrContent: signingRequest().csr }
    const { resourceId } = fieldsIn(
      await ask(server, 'POST certificate/create?isSync=true', { ...order(), uploadCsrDetails }),
    )

    const answer = await ask(server, 'POST certificate/download/format', { resourceId, format: 'PK8' })

    expect([answer.status, answer.body.appStatusCode]).toEqual([417, 'CERT-KEY-0006'])
  })

  it('makes certificates of the inventory as they are asked for, the same each time', async () => {
    const given = {
      commonName: 'old.example',
      serialNumber: '4E:B5',
      issuerCommonName: 'Old CA',
      validTo: 1_700_000_000_000,
    }
    const server = createAppViewXEmulator({ certificates: [given] })
    const wish = { commonName: 'old.example', serialNumber: '4E:B5', format: 'PEM' }

    const [one, other] = [
      await ask(server, 'POST certificate/download/format', wish),
      await ask(server, 'POST certificate/download/format', wish),
    ]

    const { issuer, serialNumber, validTo } = new X509Certificate(one.file)
    expect([issuer, serialNumber, Date.parse(validTo)]).toEqual(['CN=Old CA', '4EB5', 1_700_000_000_000])
    expect(one.file).toEqual(other.file)
  })

  // AppViewX 2020.3.0, Status_codes_2930715.
  it.each<[string, object, readonly unknown[]]>([
    ['no format', { resourceId: 'r1' }, [400, 'MANDATORY_FIELD_MISSING']],
    ['a wrong format', { resourceId: 'r1', format: 'PNG' }, [400, 'INVALID_FORMAT']],
    [
      'a format that cannot be written',
      { resourceId: 'r1', format: 'JKS', password },
      [417, 'CERT-HLST-0007'],
    ],
    ['no password', { resourceId: 'r1', format: 'P12' }, [400, 'MANDATORY_FIELD_MISSING']],
    [
      'a weak password',
      { resourceId: 'r1', format: 'P12', password: 'password' },
      [417, 'PASSWORD_FORMAT_WRONG'],
    ],
    ['no name', { format: 'PEM', commonName: 'a.example' }, [400, 'INVALID_REQUEST']],
    ['an unknown certificate', { resourceId: 'r9', format: 'PEM' }, [404, 'NO_RECORDS_FOUND']],
    ['one that is not issued yet', { resourceId: 'r2', format: 'PEM' }, [417, 'NOT_A_VALID_CERT']],
  ])('refuses %s', async (_what, wish, expected) => {
    const server = createAppViewXEmulator({
      certificates: [
        { commonName: 'a.example', resourceId: 'r1' },
        { commonName: 'b.example', resourceId: 'r2', status: 'New Certificate' },
      ],
    })

    const { status, body } = await ask(server, 'POST certificate/download/format', wish)

    expect([status, body.appStatusCode]).toEqual(expected)
  })
})
