import { envelope, failureOf, scriptedGateway, type SeenRequest, sessionWith } from './scripted-gateway.ts'
import { listCertificates, searchCertificates } from '@org/appviewx-auth/certificates'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'

const input = { category: 'Server' }
const bodyOf = ({
  body,
}: SeenRequest): { filter: Record<string, string>; payload: Record<string, unknown> } =>
  JSON.parse(body) as never

/** A gateway with this many certificates: what it answers to a search, and whether it tells how many there are. */
function inventory(total: number, { tells = true, cap = Infinity } = {}): ReturnType<typeof scriptedGateway> {
  return scriptedGateway({
    'certificate/search': (request) => {
      const { max, start } = bodyOf(request).filter
      const rest = Math.max(0, total - Number(start) + 1)
      if (rest === 0 && start === '1')
        return envelope(404, null, { code: 'NO_RECORDS_FOUND', message: 'None.' })

      const objects = Array.from({ length: Math.min(rest, Number(max), cap) }, (_, index) => ({
        commonName: `c${Number(start) + index}`,
      }))
      return envelope(200, {
        response: { objects, ...(tells && { totalRecords: total }) },
        httpStatusCode: 200,
      })
    },
  })
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

const searches = ({ requests }: ReturnType<typeof scriptedGateway>): string[] =>
  requests.slice(1).map((request) => `${bodyOf(request).filter['start']}+${bodyOf(request).filter['max']}`)

describe('searchCertificates', () => {
  it.each<[string, number, { tells?: boolean; cap?: number }, string[]]>([
    ['nothing', 0, {}, ['1+3']],
    ['less than a page', 2, {}, ['1+3']],
    ['one page', 3, {}, ['1+3']],
    ['pages and a rest', 7, {}, ['1+3', '4+3', '7+3']],
    ['pages of a server that does not tell how many there are', 4, { tells: false }, ['1+3', '4+3', '5+3']],
    ['pages of a server that sends fewer than asked for', 4, { cap: 2 }, ['1+3', '3+3']],
  ])('reads %s', async (_what, ...[total, server, asked]) => {
    const gateway = inventory(total, server)

    const found = await collect(searchCertificates(sessionWith(gateway), { input, pageSize: 3 }))

    expect(found).toEqual(Array.from({ length: total }, (_, index) => ({ commonName: `c${index + 1}` })))
    expect(searches(gateway)).toEqual(asked)
  })

  it.each<[string, (items: readonly unknown[]) => object]>([
    ['a total as text', (objects) => ({ totalRecords: '5', objects })],
    ['no total', (objects) => ({ objects })],
    ['a total of null', (objects) => ({ totalRecords: null, objects })],
    ['an empty total', (objects) => ({ totalRecords: '', objects })],
    ['a total of 0', (objects) => ({ totalRecords: 0, objects })],
    ['a total below 0', (objects) => ({ totalRecords: -1, objects })],
    ['a total of another kind', (objects) => ({ totalRecords: [], objects })],
    ['a total that is less than what was read', (objects) => ({ totalRecords: 2, objects })],
    ['a list of objects before its own', (objects) => ({ columns: [{ title: 'a' }], objects })],
    ['a list without a thing before its own', (objects) => ({ columns: [], objects, totalRecords: 5 })],
    [
      'a list of texts before its own',
      (objects) => ({ columns: ['a'], certificates: objects, totalRecords: 5 }),
    ],
  ])('reads all there is where a page has %s', async (_what, page) => {
    const all = Array.from({ length: 5 }, (_, index) => ({ commonName: `c${index}` }))
    const gateway = scriptedGateway({
      'certificate/search': (request) => {
        const start = Number(bodyOf(request).filter['start']) - 1
        return envelope(200, { response: page(all.slice(start, start + 3)), httpStatusCode: 200 })
      },
    })

    expect(await collect(searchCertificates(sessionWith(gateway), { input, pageSize: 3 }))).toEqual(all)
  })

  it('sends what is searched for, and how it is sorted', async () => {
    const gateway = inventory(1)
    const filter = { sortColumn: 'commonName', sortOrder: 'desc' }

    await collect(searchCertificates(sessionWith(gateway), { input, filter }))

    expect(gateway.requests.map(bodyOf)[1]).toEqual({
      input,
      filter: { ...filter, max: '100', start: '1' },
    })
  })

  it('asks for no more than the limit', async () => {
    const gateway = inventory(100)

    const found = await collect(searchCertificates(sessionWith(gateway), { input, pageSize: 3, limit: 4 }))

    expect(found).toHaveLength(4)
    expect(searches(gateway)).toEqual(['1+3', '4+1'])
  })

  it('asks for nothing before it is read, and for no more once its reader has left', async () => {
    const gateway = inventory(100)
    const found = searchCertificates(sessionWith(gateway), { input, pageSize: 3 })
    expect(gateway.requests).toEqual([])

    for await (const certificate of found) if (JSON.stringify(certificate).includes('c4')) break

    expect(searches(gateway)).toEqual(['1+3', '4+3'])
  })

  it('ends with the reason of its signal', async () => {
    const caller = new AbortController()
    const gateway = inventory(100)
    const found = searchCertificates(sessionWith(gateway), { input, pageSize: 3, signal: caller.signal })
    await found.next()
    caller.abort(new Error('enough'))

    expect(await failureOf(collect(found))).toMatchObject({ message: 'enough' })
    expect(searches(gateway)).toEqual(['1+3'])
  })

  it('says so when a server never comes to an end', async () => {
    const gateway = inventory(Infinity, { tells: false })
    const found = searchCertificates(sessionWith(gateway), { input, pageSize: 3, maxPages: 4 })

    expect(await failureOf(collect(found))).toMatchObject({
      code: 'unexpected-reply',
      message: 'certificate/search has more than 4 pages. Narrow the search, or raise maxPages.',
    })
    expect(searches(gateway)).toHaveLength(4)
  })

  it('ends with its signal while a schema still waits', async () => {
    const ending = new AbortController()
    const schema = v.pipeAsync(
      v.any(),
      v.checkAsync(() => {
        ending.abort('enough')
        return new Promise(() => {})
      }),
    )
    const options = { input, schema, signal: ending.signal }
    const reading = collect(searchCertificates(sessionWith(inventory(1)), options))

    await expect(reading).rejects.toBe('enough')
  })

  it('reads each certificate through the schema', async () => {
    const schema = v.object({ commonName: v.pipe(v.string(), v.toUpperCase()) })

    const [first] = await collect(searchCertificates(sessionWith(inventory(1)), { input, schema }))
    const failure = await failureOf(
      collect(searchCertificates(sessionWith(inventory(1)), { input, schema: v.object({ id: v.number() }) })),
    )

    expect(first?.commonName).toBe('C1')
    expect(failure).toMatchObject({
      code: 'unexpected-reply',
      message: expect.stringContaining('at id') as string,
    })
  })

  it('is empty where nothing is found, however the gateway says so', async () => {
    const message = 'No matching records found for the given input.'
    const gateway = scriptedGateway({
      'certificate/search': () => envelope(200, { response: null, httpStatusCode: 404, message }),
    })

    expect(await collect(searchCertificates(sessionWith(gateway), { input }))).toEqual([])
  })

  it('fails as a call fails', async () => {
    const gateway = scriptedGateway({ 'certificate/search': () => envelope(403, null, { code: 'NO_RIGHT' }) })

    const failure = await failureOf(collect(searchCertificates(sessionWith(gateway), { input })))

    expect(failure).toMatchObject({ code: 'request-refused', vendor: { code: 'NO_RIGHT' } })
  })

  it.each<[string, object]>([
    ['input is missing', {}],
    ['input is wrong', { input: 'Server' }],
    ['input is wrong', { input: new Map([['category', 'Server']]) }],
    ['filter is wrong', { input, filter: 1 }],
    ['filter is wrong', { input, filter: new URLSearchParams('sortOrder=asc') }],
    ['pageSize is wrong', { input, pageSize: 0 }],
    ['pageSize is wrong', { input, pageSize: 1001 }],
    ['limit is wrong', { input, limit: -1 }],
    ['maxPages is wrong', { input, maxPages: 1.5 }],
    ['max is unknown', { input, max: 5 }],
    ['as is unknown', { input, as: 'bytes' }],
  ])('is strict about its options, at once: %s', (words, options) => {
    const search = (): unknown =>
      searchCertificates(sessionWith(inventory(1)), options as { input: object } as never)

    expect(search).toThrow(expect.objectContaining({ code: 'invalid-options' }))
    expect(search).toThrow(words)
  })
})

describe('listCertificates', () => {
  const tokens = ['', 'two', 'three']
  const gateway = (): ReturnType<typeof scriptedGateway> =>
    scriptedGateway({
      'certificate/list': (request) => {
        const page = tokens.indexOf((bodyOf(request).payload['nextPageToken'] ?? '') as string)
        return envelope(200, { certificates: [{ page }, { page }], nextPageToken: tokens[page + 1] ?? null })
      },
    })

  it('follows the tokens to the end', async () => {
    const server = gateway()

    const found = await collect(
      listCertificates(sessionWith(server), { pageSize: 2, searchOptions: { a: 1 } }),
    )

    expect(found).toEqual([0, 0, 1, 1, 2, 2].map((page) => ({ page })))
    expect(server.requests.slice(1).map((request) => bodyOf(request).payload)).toEqual([
      { searchOptions: { a: 1, limit: 2 } },
      { nextPageToken: 'two', searchOptions: { a: 1, limit: 2 } },
      { nextPageToken: 'three', searchOptions: { a: 1, limit: 2 } },
    ])
  })

  it.each<[string, readonly unknown[]]>([
    ['numbers', [100, 200, null]],
    ['a number, and then 0', [100, 0]],
    ['a number, and then none', [100]],
  ])('follows tokens that are %s', async (_what, next) => {
    const asked: unknown[] = []
    const server = scriptedGateway({
      'certificate/list': (request) => {
        const { nextPageToken } = bodyOf(request).payload
        asked.push(nextPageToken)
        return envelope(200, { response: [{ page: asked.length }], nextPageToken: next[asked.length - 1] })
      },
    })

    expect(await collect(listCertificates(sessionWith(server)))).toHaveLength(asked.length)
    expect(asked).toEqual([undefined, ...next.filter(Boolean)])
  })

  it('needs no options, and keeps to a limit', async () => {
    expect(await collect(listCertificates(sessionWith(gateway())))).toHaveLength(6)
    expect(await collect(listCertificates(sessionWith(gateway()), { limit: 3 }))).toHaveLength(3)
  })
})
