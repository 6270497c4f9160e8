import { admin, type Answer, search, send } from './by-hand.ts'
import { type AppViewXEmulatorOptions, createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

interface Found {
  readonly httpStatusCode: number
  readonly message: string
  readonly response: {
    readonly objects: readonly Readonly<Record<string, unknown>>[]
    readonly totalRecords: unknown
    readonly obtainedRecords: unknown
    readonly obtainedRecordRange: unknown
  }
}

const certificates = [
  { commonName: 'www.shop.example', owner: 'ann', serialNumber: '4E:B5:01', resourceId: 'r1' },
  { commonName: 'api.shop.example', subjectAlternativeNames: ['v2.shop.example'], status: 'Monitored' },
  { commonName: 'old.shop.example', status: 'Revoked', issuerCommonName: 'Old CA' },
  { commonName: 'till.shop.example', category: 'Client', resourceId: 'r4' },
  { commonName: 'Shop Signing', category: 'CodeSigning' },
]

const ask = (input: object, filter: object = {}, options: AppViewXEmulatorOptions = {}): Promise<Answer> =>
  search(createAppViewXEmulator({ certificates, ...options }), admin, { input, filter })

const foundIn = ({ body }: Answer): Found => body.response as Found
const namesIn = (answer: Answer): readonly unknown[] =>
  foundIn(answer).response.objects.map(({ commonName }) => commonName)

const [api, old, till, www, signing] = [
  'api.shop.example',
  'old.shop.example',
  'till.shop.example',
  'www.shop.example',
  'Shop Signing',
]

describe('a certificate search at the AppViewX emulator', () => {
  // The keys: AppViewX 2026.1.0, search_get_certificate_inventory; 2020.3.0, CERT API Guide, Request_Structure_2930677.
  it.each<[string, object, readonly string[]]>([
    ['everything of the default category, Server', {}, [api, old, www]],
    ['subject:cn', { keywordSearch: { 'subject:cn': 'WWW.shop.example' } }, [www]],
    ['certcn', { keywordSearch: { certcn: 'api' } }, [api]],
    ['certserialno', { keywordSearch: { certserialno: '4EB501' } }, [www]],
    ['certissuer', { keywordSearch: { certissuer: 'Old CA' } }, [old]],
    ['certsan', { keywordSearch: { certsan: 'v2.shop.example' } }, [api]],
    ['certstatus', { keywordSearch: { certstatus: 'Monitored' } }, [api]],
    ['two keywords at once', { keywordSearch: { certstatus: 'Managed', certcn: 'shop' } }, [www]],
    ['freeSearch', { freeSearch: 'ann' }, [www]],
    ['one category', { category: 'Client' }, [till]],
    ['a list of categories', { category: 'Server,Client' }, [api, old, till, www]],
    ['Code signing', { category: 'Code signing' }, [signing]],
    ['Code Signing, as 2020.3.0 writes it', { category: 'Code Signing' }, [signing]],
    ['a resource id of any category', { resourceId: 'r4' }, [till]],
  ])('finds %s', async (_what, input, names) => {
    expect(namesIn(await ask(input))).toEqual(names)
  })

  it('turns pages, whose numbers may be text, and sorts', async () => {
    const filter = { max: '2', sortColumn: 'commonName', sortOrder: 'desc' }

    const pages = [await ask({}, { ...filter, start: '1' }), await ask({}, { ...filter, max: 2, start: 3 })]

    expect(pages.map(namesIn)).toEqual([[www, old], [api]])
    expect(pages.map((page) => foundIn(page).response)).toMatchObject([
      { totalRecords: 3, obtainedRecords: 2, obtainedRecordRange: { start: 1, end: 2 } },
      { totalRecords: 3, obtainedRecords: 1, obtainedRecordRange: { start: 3, end: 3 } },
    ])
  })

  it('sorts moments by time', async () => {
    const given = [9, 100, 20].map((validTo) => ({ commonName: `c${validTo}`, validTo }))

    const answer = await ask({}, { sortColumn: 'validTo' }, { certificates: given })

    expect(namesIn(answer)).toEqual(['c9', 'c20', 'c100'])
  })

  // The field names: a cert-manager issuer of 2024 and the Terraform provider decode these.
  it('answers in an envelope inside the envelope', async () => {
    const { status, body } = await ask({ resourceId: 'r1' }, { sortOrder: 'asc' })

    expect([status, body]).toEqual([
      200,
      {
        response: {
          httpStatusCode: 200,
          response: {
            objects: [
              expect.objectContaining({
                resourceId: 'r1',
                uuid: expect.any(String) as string,
                commonName: www,
                serialNumber: '4E:B5:01',
                issuerCommonName: 'Example Issuing CA',
                status: 'Managed',
                expiryStatus: 'Valid',
                category: 'Server',
                owner: 'ann',
                requestIds: [],
                subjectAlternativeNames: [www],
                validTo: expect.any(Number) as number,
              }),
            ],
            totalRecords: 1,
            obtainedRecords: 1,
            obtainedRecordRange: { start: 1, end: 1 },
          },
          message: 'Matching results found for the given input.',
          appStatusCode: null,
          tags: null,
        },
        message: null,
        appStatusCode: null,
        tags: {},
        headers: null,
      },
    ])
  })

  // AppViewX 2020.3.0, Response_Structure_2930678, calls the counts String; clients decode numbers.
  it('can write its counts as text', async () => {
    const answer = await ask({}, {}, { recordCounts: 'string' })

    expect(foundIn(answer).response).toMatchObject({ totalRecords: '3', obtainedRecordRange: { start: '1' } })
  })

  it.each(Object.getOwnPropertyNames(Object.prototype))(
    'finds nothing by the keyword %s, which is a word of the language and none of a document',
    async (keyword) => {
      const body = `{"input":{"keywordSearch":{"${keyword}":""}},"filter":{}}`
      const answer = await send(createAppViewXEmulator(), 'certificate/search', { headers: admin, body })

      expect([answer.status, answer.body.appStatusCode]).toEqual([404, 'NO_RECORDS_FOUND'])
    },
  )

  // The codes and texts: AppViewX 2020.3.0, CERT API Guide, Status_codes_2930715 and _2930685; F1: both parts are mandatory.
  it.each([
    [
      '{"input":{"keywordSearch":{"certcn":"nobody"}},"filter":{}}',
      404,
      'NO_RECORDS_FOUND',
      'No matching records found.',
    ],
    [
      '{"input":{"keywordSearch":{"shoeSize":"44"}},"filter":{}}',
      404,
      'NO_RECORDS_FOUND',
      'No matching records found.',
    ],
    ['{}', 400, 'MANDATORY_FIELD_MISSING', 'Mandatory field is missing or invalid - input.'],
    ['{"payload":{}}', 400, 'MANDATORY_FIELD_MISSING', 'Mandatory field is missing or invalid - input.'],
    ['{"input":{}}', 400, 'MANDATORY_FIELD_MISSING', 'Mandatory field is missing or invalid - filter.'],
    [
      '{"input":{},"filter":{"max":"many"}}',
      400,
      'MANDATORY_FIELD_MISSING',
      'Mandatory field is missing or invalid - max.',
    ],
    [
      '{"input":{},"filter":{"start":0}}',
      400,
      'MANDATORY_FIELD_MISSING',
      'Mandatory field is missing or invalid - start.',
    ],
    ['{"input":', 400, 'avx-common-028', 'Invalid / Incorrect payload.'],
  ])('refuses %s', async (text, ...expected) => {
    const { status, body } = await send(createAppViewXEmulator(), 'certificate/search', {
      headers: admin,
      body: text,
    })

    expect([status, body.appStatusCode, body.message]).toEqual(expected)
  })

  // AppViewX 2020.3.0, Response_Structure_2930678.
  it('can say inside a 200 that nothing was found', async () => {
    const answer = await ask({ freeSearch: 'nobody' }, {}, { emptySearch: 200 })

    expect(answer.status).toBe(200)
    expect(answer.body.response).toMatchObject({
      httpStatusCode: 404,
      message: 'No matching records found for the given input.',
    })
  })
})
