import { ask } from './by-method.ts'
import { failureOf, sessionWith } from './scripted-gateway.ts'
import { callAction } from '@org/appviewx-auth'
import { listCertificates, searchCertificates } from '@org/appviewx-auth/certificates'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { certificate, creationReply, hookReply, searchReply } from '@org/appviewx-auth/schemas'
import { describe, expect, it } from 'vitest'

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

interface Listed {
  readonly certificates: readonly { readonly commonName: string }[]
  readonly nextPageToken: string | null
}

describe('certificate/list of the AppViewX emulator', () => {
  // AppViewX 2024.1.0, list_certs_with_app_conn: a hundred at a time, a thousand at most, and a token for the rest.
  it('comes in pages, each with the token of the next', async () => {
    const server = createAppViewXEmulator()
    const page = async (payload: object): Promise<Listed> =>
      (await ask(server, 'POST certificate/list', { payload })).body.response as Listed

    const first = await page({ searchOptions: { limit: 20 } })
    const second = await page({ searchOptions: { limit: '40' }, nextPageToken: first.nextPageToken })

    expect([first.certificates.length, second.certificates.length]).toEqual([20, 30])
    expect(second.nextPageToken).toBeNull()
    expect(first.certificates.map(({ commonName }) => commonName)).not.toContain(
      second.certificates[0]?.commonName,
    )
  })

  it.each([
    { searchOptions: { limit: 0 } },
    { searchOptions: { limit: 'all' } },
    { nextPageToken: 'made up' },
  ])('refuses %o', async (payload) => {
    const { status, body } = await ask(createAppViewXEmulator(), 'POST certificate/list', { payload })

    expect([status, body.appStatusCode]).toEqual([400, 'MANDATORY_FIELD_MISSING'])
  })
})

describe('the client at the AppViewX emulator', () => {
  const everything = { category: 'Server,Client,Code signing' }

  it('searches and lists the whole inventory, page after page', async () => {
    const session = sessionWith(createAppViewXEmulator())
    const found = await collect(
      searchCertificates(session, { input: everything, schema: certificate, pageSize: 7 }),
    )
    const listed = await collect(listCertificates(session, { schema: certificate, pageSize: 7 }))

    const names = (certificates: typeof found): unknown[] =>
      certificates.map(({ commonName }) => commonName).toSorted()
    expect(found).toHaveLength(50)
    expect(names(listed)).toEqual(names(found))
  })

  it('finds nothing where there is nothing', async () => {
    const session = sessionWith(createAppViewXEmulator({ certificates: [] }))

    expect(await collect(searchCertificates(session, { input: everything }))).toEqual([])
    expect(await collect(listCertificates(session))).toEqual([])
  })

  it.each([404, 200] as const)('finds nothing, however it is said: %i', async (emptySearch) => {
    const session = sessionWith(createAppViewXEmulator({ certificates: [], emptySearch }))

    expect(await collect(searchCertificates(session, { input: everything }))).toEqual([])
  })

  it.each(['number', 'string'] as const)(
    'reads counts that are a %s through the schema',
    async (recordCounts) => {
      const session = sessionWith(createAppViewXEmulator({ recordCounts }))
      const json = { input: {}, filter: { max: '1', start: '1' } }

      const { response } = await callAction(session, 'certificate/search', { json, schema: searchReply })

      expect(response).toMatchObject({
        totalRecords: 34,
        obtainedRecords: 1,
        obtainedRecordRange: { start: 1, end: 1 },
      })
    },
  )

  it('creates through the schema, and downloads the bytes', async () => {
    const session = sessionWith(createAppViewXEmulator())
    const json = { caConnectorInfo: { csrParameters: { commonName: 'made.example' } } }

    const { resourceId } = await callAction(session, 'certificate/create?isSync=true', {
      json,
      schema: creationReply,
    })
    const file = await callAction(session, 'certificate/download/format', {
      json: { resourceId, format: 'PEM' },
      as: 'bytes',
    })

    expect(new TextDecoder().decode(file)).toMatch(/^-----BEGIN CERTIFICATE-----\n/)
  })

  it('runs a hook through the schema, and learns that one failed', async () => {
    const session = sessionWith(createAppViewXEmulator())
    const run = (name: string): Promise<{ status?: string | null | undefined }> =>
      callAction(session, 'execute-hook', { payload: { hook: { name }, input: {} }, schema: hookReply })

    expect(await run('deploy-certificate')).toMatchObject({ status: 'Success' })
    expect(await failureOf(run('failing-script'))).toMatchObject({ code: 'request-refused' })
  })
})
