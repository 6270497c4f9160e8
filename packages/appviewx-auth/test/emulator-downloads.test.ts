import { ask, fieldsIn } from './by-method.ts'
import { empty, order, pemOf, signingRequest, withOne } from './made-certificates.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { describe, expect, it } from 'vitest'

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
