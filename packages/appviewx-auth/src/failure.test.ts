import { failure } from './failure.ts'
import { readReply } from './reply.ts'
import { describe, expect, it } from 'vitest'

const fail = async (status: number, body: unknown): Promise<ReturnType<typeof failure>['vendor']> =>
  failure('request-refused', 'No.', { reply: await readReply(Response.json(body, { status })) }).vendor

describe('failure', () => {
  it.each([
    ['a query', 'Bad URL /avxapi/x?gwkey=k1&gwsource=external here', 'Bad URL /avxapi/x[secret] here'],
    ['a token', 'Token eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjF9.c2ln is over', 'Token [secret] is over'],
    ['a Basic header', 'Got Basic ZGVtby1zZXJ2aWNlOlNlY3JldA==.', 'Got [secret].'],
    ['more than that', 'Basic authentication failed?', 'Basic authentication failed?'],
    ['white space', '  Two\n\n lines ', 'Two lines'],
  ])('repeats the words of the vendor without %s', async (_what, message, repeated) => {
    expect(await fail(400, { response: null, message })).toEqual({ status: 400, message: repeated })
  })

  it('has neither code nor words when the vendor gives none', async () => {
    expect(await fail(401, { response: null, message: null })).toEqual({ status: 401 })
  })

  it('keeps to three hundred characters', async () => {
    const vendor = await fail(400, { response: null, message: 'x'.repeat(5000) })

    expect(vendor?.message).toHaveLength(300)
  })

  it.each([
    ['the outer one', { response: { appStatusCode: 'INNER' }, appStatusCode: 'OUTER' }, 'OUTER'],
    ['the inner one', { response: { appStatusCode: 'INNER' }, appStatusCode: null }, 'INNER'],
    ['a number', { response: null, appStatusCode: 4711 }, '4711'],
    ['none for SUCCESS', { response: null, appStatusCode: 'SUCCESS' }, undefined],
    ['none for success', { response: null, appStatusCode: 'success' }, undefined],
  ])('finds the code of the vendor: %s', async (_which, body, code) => {
    expect((await fail(400, body))?.code).toBe(code)
  })
})
