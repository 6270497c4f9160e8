import { failureOf, scriptedGateway, sessionWith } from './scripted-gateway.ts'
import { callAction, type SessionError } from '@org/appviewx-auth'
import { describe, expect, it } from 'vitest'

const page = (title: string, rest = ''): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1>${rest}</body></html>`
const portal = page(
  'Sign in',
  '<script>const words = { wrong: "Invalid credentials", none: "null or empty" }</script>',
)

const settledThere =
  /^A proxy or firewall refused the login \(HTTP \d+\)\. Settle it there, then call rearm\(\)\.$/
const notServed = /^The login ended in HTTP \d+\. Try again later\.$/

describe('whoever stands before the gateway is not taken for it:', () => {
  it.each([
    ['a portal, whose script has words for every case', 200, portal, 'unexpected-reply', /Check url\.$/],
    ['a firewall', 403, page('Attention Required'), 'login-refused', settledThere],
    ['a firewall without a word', 406, '', 'login-refused', /^A proxy or firewall refused/],
    ['a proxy that wants a login', 407, page('407'), 'login-refused', /^A proxy or firewall refused/],
    ['a head that is too long for it', 431, page('Too Large'), 'login-refused', settledThere],
    ['a throttle', 429, page('Too Many Requests'), 'unexpected-reply', notServed],
    ['a proxy that waited in vain', 408, page('Request Timeout'), 'unexpected-reply', notServed],
    ['a server that takes no early data', 425, page('Too Early'), 'unexpected-reply', notServed],
    ['a proxy whose server is away', 502, page('Bad Gateway'), 'unexpected-reply', notServed],
    ['a gateway that starts', 503, '', 'unexpected-reply', notServed],
    ['another server', 404, page('Not Found'), 'unexpected-reply', /\. Check url and loginAction\.$/],
    [
      'the gateway',
      403,
      '{"response":null,"message":"No."}',
      'login-refused',
      /^AppViewX refused .*See vendor for its reason; settle it, then/,
    ],
  ])('at a login, %s', async (...[, status, body, code, says]) => {
    const session = sessionWith(scriptedGateway({ login: () => new Response(body, { status }) }))

    const failure = (await failureOf(session.login())) as SessionError

    expect(failure).toMatchObject({ code, message: expect.stringMatching(says) as string })
  })

  it.each([
    [200, /ask for a file as: 'bytes'\.$/],
    [302, /\(HTTP 302\)\. Check url; a proxy may answer\.$/],
    [403, /\(HTTP 403\)\. Check url; a proxy may answer\.$/],
    [429, /\(HTTP 429\)\. Try again later\.$/],
    [503, /\(HTTP 503\)\. Try again later\.$/],
    [504, /\(HTTP 504\)\. Find out whether it ran\.$/],
    [504, /\(HTTP 504\)\. Try again later\.$/, 'certificate/search'],
    [500, /\(HTTP 500\)\. Try again later\.$/, 'certificate/search'],
  ])('at a call, a page with %i', async (status, says, action = 'create') => {
    const session = sessionWith(scriptedGateway({ [action]: () => new Response(portal, { status }) }))

    const failure = (await failureOf(callAction(session, action))) as SessionError

    expect(failure).toMatchObject({
      code: 'unexpected-reply',
      message: expect.stringMatching(says) as string,
    })
  })
})

describe('a session that was granted is not lost for a spelling:', () => {
  it.each([
    { response: { status: 'SUCCESS', sessionID: 'avx~~1' } },
    { response: { status: 'SUCCESS', sessionid: 'avx~~1' } },
    { RESPONSE: { STATUS: 'SUCCESS', SESSIONID: 'avx~~1' } },
    { Response: { Status: 'Success', SessionId: 'avx~~1' } },
    { response: { status: 'OK', sessionId: 'avx~~1' } },
  ])('%j', async (body) => {
    const server = scriptedGateway({ login: () => Response.json(body) })
    const session = sessionWith(server)

    await callAction(session, 'search')
    expect(server.requests.at(-1)?.headers.get('sessionid')).toBe('avx~~1')
    expect(await session.logout()).toBe('revoked')
  })

  it.each(['ACC_AUTH_022', 'acc_auth_022', 'Acc_Auth_006'])('nor is a code: %s', async (appStatusCode) => {
    const answer = (): Response =>
      Response.json({ response: null, message: 'No.', appStatusCode }, { status: 401 })

    const failure = await failureOf(sessionWith(scriptedGateway({ login: answer })).login())

    expect(failure).toHaveProperty('code', 'credentials-rejected')
  })
})
