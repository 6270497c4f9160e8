import { judge, mayHideRefusal } from './verdict.ts'
import { describe, expect, it } from 'vitest'

const refusal = (status: number, code: string | null, message: string): Response =>
  Response.json({ response: null, message, appStatusCode: code, tags: {}, headers: null }, { status })

describe('judge', () => {
  it.each([
    [
      'any API, bad session',
      refusal(401, 'AVX_GW_003', 'Authentication failed, reason - Invalid Credentials.'),
    ],
    ['any API, expired access token', new Response('', { status: 401 })],
    ['any API, session id invalid', refusal(407, null, 'Session id is invalid.')],
    ['any API, older: a message', refusal(200, null, 'Unauthorized.')],
    ['any API, older: a text for an answer', Response.json({ response: 'Unauthorized access to API x' })],
  ])('calls the session ended: %s', async (_row, response) => {
    expect(await judge(response)).toBe('session-ended')
  })

  it.each([
    ['not allowed', refusal(403, null, 'Unauthorized access to API x'), 'forbidden'],
    ['throttled', refusal(429, null, 'Too many requests. Unauthorized.'), 'accepted'],
    ['business code of a 404', refusal(404, 'NO_RECORDS_FOUND', 'No records found.'), 'accepted'],
    ['business code of a 400', refusal(400, 'MANDATORY_FIELD_MISSING', 'category'), 'accepted'],
    ['business code of a 406', refusal(406, 'DEVICE_NOT_SUPPORTED', 'No.'), 'accepted'],
    ['business code of a 417', refusal(417, 'HOOK_EXECUTION_FAILED', 'Unauthorized script.'), 'accepted'],
    ['a redirect', new Response(null, { status: 302, headers: { location: '/login' } }), 'accepted'],
    ['a success', Response.json({ response: { note: 'Unauthorized' }, message: null }), 'accepted'],
    ['a success cut off by the bound', new Response('{"response":"Unauthorized acc'), 'accepted'],
    ['a success that is not JSON', new Response('<h1>Unauthorized</h1>'), 'accepted'],
  ])('never logs in for %s', async (_row, response, verdict) => {
    expect(await judge(response)).toBe(verdict)
  })
})

describe('mayHideRefusal', () => {
  it.each([
    ['JSON with a 200', Response.json({}), true],
    ['a page with a 200', new Response('', { headers: { 'content-type': 'text/html' } }), false],
    ['a 200 of no type', new Response(null), false],
    ['JSON with a 404', Response.json({}, { status: 404 }), false],
    ['a 401', new Response('', { status: 401 }), true],
    ['a 407', new Response('', { status: 407 }), true],
  ])('looks at %s: %#', (_what, response, suspect) => {
    expect(mayHideRefusal(response)).toBe(suspect)
  })
})
