import { ask, fieldsIn } from './by-method.ts'
import { chainOf, empty, foreignCertificate, withOne } from './made-certificates.ts'
import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'

// docs.appviewx.com 2026.1.0, upload_single_certificate_to_the_inventory; a Vault plugin of 2022.
describe('cert-upload-server-certificate', () => {
  const upload = (file: Uint8Array, more: object = {}): object => ({
    payload: { fileContent: Buffer.from(file).toString('base64'), fileName: 'a.cer', ...more },
  })

  it.each([
    ['PEM', (pem: Buffer) => pem],
    ['DER', (pem: Buffer) => new X509Certificate(pem).raw],
  ])(
    'takes a certificate in from %s, which is then found, downloaded and revoked',
    async (_format, written) => {
      const server = empty()
      const pem = foreignCertificate()
      const certificate = new X509Certificate(pem)

      const answer = await ask(server, 'POST cert-upload-server-certificate', upload(written(pem)))
      const { id, ...said } = fieldsIn(answer)
      const { file } = await ask(server, 'POST certificate/download/format', {
        resourceId: id,
        format: 'DER',
      })
      const search = { input: { keywordSearch: { certserialno: certificate.serialNumber } }, filter: {} }
      const { body } = await ask(server, 'POST certificate/search', search)
      const reason = 'Superseded'
      const revoked = await ask(server, 'PUT certificate/revoke?isSync=true', { resourceId: id, reason })

      expect([answer.status, said]).toMatchObject([
        200,
        { commonName: 'foreign.example', category: 'Server' },
      ])
      expect(Buffer.from(file).equals(certificate.raw)).toBe(true)
      expect(body.response).toMatchObject({
        response: {
          objects: [
            {
              issuerCommonName: 'foreign.example',
              subjectAlternativeNames: ['foreign.example', '10.0.0.1'],
              uuid: said['uuid'],
              validTo: Date.parse(certificate.validTo),
            },
          ],
        },
      })
      expect(revoked.status).toBe(200)
    },
  )

  it('has its chain to itself, no key, and another certificate once it is renewed', async () => {
    const server = empty()
    const { id = '' } = fieldsIn(
      await ask(server, 'POST cert-upload-server-certificate', upload(foreignCertificate())),
    )

    const chain = await chainOf(server, id)
    const key = await ask(server, 'POST certificate/download/format', { resourceId: id, format: 'PK8' })
    await ask(server, 'PUT certificate/action', { resourceId: id, action: 'Renew' })

    expect([chain.length, key.status]).toEqual([1, 417])
    expect(await chainOf(server, id)).toHaveLength(3)
  })

  it('takes none twice, nor one of its own', async () => {
    const { server, made } = await withOne()
    const twice = upload(foreignCertificate())
    const own = upload(Buffer.from(made['certificateContent'] ?? '', 'base64'))

    const answers = [
      await ask(server, 'POST cert-upload-server-certificate', twice),
      await ask(server, 'POST cert-upload-server-certificate', twice),
      await ask(server, 'POST cert-upload-server-certificate', own),
    ]

    expect(answers.map(({ status }) => status)).toEqual([200, 500, 500])
    expect(answers[1]?.body.message).toBe('Certificate already exists in inventory.')
  })

  it.each([
    ['fileName', { fileName: '' }],
    ['fileContent', { fileContent: '' }],
    ['fileContent', { fileContent: 'nonsense' }],
    ['fileContent', { fileContent: 'MAA=' }],
    ['certificateCategory', { certificateCategory: 'Root CA' }],
  ])('refuses a wrong %s', async (field, more) => {
    const answer = await ask(
      empty(),
      'POST cert-upload-server-certificate',
      upload(foreignCertificate(), more),
    )

    expect([answer.status, answer.body.message]).toEqual([
      400,
      `Mandatory field is missing or invalid - ${field}.`,
    ])
  })

  it.each([
    ['unknown-group', 404],
    ['read-only-group', 417],
    ['pki-1', 200],
  ])('into the group %s ends with %i', async (groupName, status) => {
    expect(
      (await ask(empty(), 'POST cert-upload-server-certificate', upload(foreignCertificate(), { groupName })))
        .status,
    ).toBe(status)
  })
})
