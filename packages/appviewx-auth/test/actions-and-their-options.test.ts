import { failureOf, scriptedGateway, sessionWith } from './scripted-gateway.ts'
import { callAction } from '@org/appviewx-auth'
import { describe, expect, it } from 'vitest'

describe('where an action is', () => {
  it.each([
    'certificate/search',
    '/certificate/search',
    'avxapi/certificate/search',
    '/avxapi/certificate/search',
    '/avxapi//certificate/search',
    'certificate\\search',
    ' certificate/search\n',
    'https://avx.example:31443/avxapi/certificate/search',
  ])('does not depend on how it is written: %s', async (action) => {
    for (const url of [
      '',
      '/',
      '/avxapi',
      '/avxapi/',
      '/avxapi//',
      '/avxapi/login',
      '/AvxApi/acctmgmt-perform-login/',
      '/avxapi/acctmgmt-get-service-token',
      '//avxapi//certificate/search',
    ].map((path) => `https://avx.example:31443${path}`)) {
      const server = scriptedGateway()

      await callAction(sessionWith(server, { url }), action)

      expect(server.requests.map(({ action: name, query }) => [name, query])).toEqual([
        ['login', { gwsource: 'external' }],
        ['certificate/search', { gwsource: 'external' }],
      ])
    }
  })

  it('is found by fetch and http where the vendor writes them, too', async () => {
    const server = scriptedGateway()
    const session = sessionWith(server, { url: 'https://avx.example:31443/avxapi' })

    await session.fetch('avxapi/certificate/search')
    await session.fetch('/avxapi/certificate/search')
    await session.http.get('certificate/search')
    await session.http.get('/avxapi/certificate/search')

    expect(server.actions()).toEqual(['login', ...Array.from({ length: 4 }, () => 'certificate/search')])
  })

  it('never leaves the gateway', async () => {
    const failure = await failureOf(
      callAction(sessionWith(scriptedGateway()), 'https://evil.example/avxapi/x'),
    )

    expect(failure).toMatchObject({ code: 'foreign-origin' })
  })
})

describe('the options of an action', () => {
  it.each<[string, string, object, string]>([
    ['no name', '', {}, 'action is wrong'],
    ['an unknown option', 'x', { url: 'https://avx.example' }, 'url is unknown'],
    ['another method', 'x', { method: 'TRACE' }, 'method is wrong'],
    ['two bodies', 'x', { payload: {}, json: {} }, 'payload or json'],
    ['a body with GET', 'x', { method: 'GET', json: {} }, 'A GET'],
    ['a function for a payload', 'x', { payload: () => 1 }, 'cannot be JSON'],
    ['a symbol for a body', 'x', { json: Symbol('1') }, 'cannot be JSON'],
    ['a file for a payload', 'x', { payload: new Blob(['1']) }, 'cannot be JSON'],
    ['bytes in a payload', 'x', { payload: { csr: new ArrayBuffer(1) } }, 'cannot be JSON'],
    ['an error in a payload', 'x', { payload: [new Error('1')] }, 'cannot be JSON'],
    ['no schema', 'x', { schema: {} }, 'schema is wrong'],
    ['no signal', 'x', { signal: 1 }, 'signal is wrong'],
  ])('with %s are refused before anything is sent', async (_what, ...[action, options, words]) => {
    const server = scriptedGateway()

    const failure = await failureOf(callAction(sessionWith(server), action, options))

    expect(failure).toMatchObject({
      code: 'invalid-options',
      message: expect.stringContaining(words) as string,
    })
    expect(server.requests).toEqual([])
  })
})
