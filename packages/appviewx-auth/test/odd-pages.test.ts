import { envelope, failureOf, scriptedGateway, sessionWith } from './scripted-gateway.ts'
import { listCertificates, searchCertificates } from '@org/appviewx-auth/certificates'
import { certificate, searchReply } from '@org/appviewx-auth/schemas'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'

async function collect(items: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for await (const item of items) found.push(item)
  return found
}

const search = (response: unknown): AsyncIterable<unknown> =>
  searchCertificates(sessionWith(scriptedGateway({ 'certificate/search': () => envelope(200, response) })), {
    input: {},
    maxPages: 5,
  })

describe('an inventory that cannot be read is not an empty one:', () => {
  it.each([
    ['objects by name', { response: { objects: { a: { commonName: 'a' } }, totalRecords: 1 } }],
    ['objects in a text', { objects: '[{"commonName":"a"}]' }],
    ['the answer in a text', '{"objects":[{"commonName":"a"}]}'],
    ['a number', 3],
  ])('%s', async (_what, response) => {
    expect(await failureOf(collect(search(response)))).toMatchObject({
      code: 'unexpected-reply',
      message: 'The certificate/search answer holds no list. Read it with callAction, and check url.',
      vendor: { status: 200 },
    })
  })

  it.each([
    [null],
    [{}],
    [''],
    [{ objects: null }],
    [{ response: null, totalRecords: 0 }],
    [{ objects: [] }],
  ])('but %j is', async (response) => {
    expect(await collect(search(response))).toEqual([])
  })
})

describe('a refusal that speaks of records is not an empty inventory, unless it says that none were found:', () => {
  const answered = (status: number, body: object): Promise<unknown> => {
    const answer = (): Response => Response.json({ response: null, ...body }, { status })
    return failureOf(
      collect(
        searchCertificates(sessionWith(scriptedGateway({ 'certificate/search': answer })), { input: {} }),
      ),
    )
  }

  it.each([
    [403, { message: 'No records may be seen by this user.' }],
    [403, { message: 'No matching records found.' }],
    [500, { message: 'No records could be read: the database is down.' }],
    [404, { message: 'No records of this kind are kept here.' }],
    [200, { response: { httpStatusCode: 500, message: 'No records could be read.' } }],
  ])('%i %j', async (status, body) => {
    expect(await answered(status, body)).toMatchObject({ code: 'request-refused', vendor: { status } })
  })

  it.each([
    [404, { appStatusCode: 'NO_RECORDS_FOUND' }],
    [404, { message: 'No records found.' }],
    [404, { message: 'No matching records were found' }],
    [200, { response: { httpStatusCode: 404, message: 'No matching records found for the given input.' } }],
  ])('as %i %j does', async (status, body) => {
    expect(await answered(status, body)).toBeUndefined()
  })
})

it.each([[[]], [null]])('a list ends where a token leads to itself, and to %j', async (certificates) => {
  const server = scriptedGateway({
    'certificate/list': ({ body }) =>
      envelope(200, {
        certificates: body.includes('again') ? certificates : [{ commonName: 'a' }],
        nextPageToken: 'again',
      }),
  })

  expect(await collect(listCertificates(sessionWith(server), { maxPages: 5 }))).toHaveLength(1)
})

it('a list goes on where a token stays the same and brings more, as that of a cursor does', async () => {
  let left = 3
  const server = scriptedGateway({
    'certificate/list': () => {
      left -= 1
      return envelope(200, { certificates: [{ left }], nextPageToken: left > 0 ? 'cursor' : null })
    },
  })

  expect(await collect(listCertificates(sessionWith(server)))).toHaveLength(3)
})

describe('the schemas take what an inventory does not know', () => {
  it.each([
    [{ validTo: '' }, { validTo: null }],
    [
      { validFrom: ' ', validTo: '1800000000000' },
      { validFrom: null, validTo: 1_800_000_000_000 },
    ],
    [{ validFrom: '-1' }, { validFrom: -1 }],
    [{ validTo: null }, { validTo: null }],
  ])('%j', (given, read) => {
    expect(v.parse(certificate, given)).toEqual(read)
  })

  it.each(['soon', '2026-01-01', '1e3', true])('but not %j', (validTo) => {
    expect(v.is(certificate, { validTo })).toBe(false)
  })

  it('and a search that does not count', () => {
    const response = {
      objects: [],
      totalRecords: '0',
      obtainedRecords: '',
      obtainedRecordRange: { start: '' },
    }

    expect(v.parse(searchReply, { response })).toMatchObject({ response: { obtainedRecords: null } })
    expect(v.is(searchReply, { response: { ...response, totalRecords: '' } })).toBe(false)
  })
})
