import { failureOf, page, scriptedServer } from './scripted-server.ts'
import { createSecurIdSession, getLoginInstructions, type SecurIdSession } from '@org/securid-auth'
import { describe, expect, it } from 'vitest'

const url = 'https://instance.securid.com'
const answering = (x: () => Response): SecurIdSession =>
  createSecurIdSession({
    url,
    credentials: { username: 'user01', password: 'password123' },
    transport: scriptedServer({ x, runReport: x, loginUser: () => Response.json({ token: 'ws1' }) }).fetch,
  })

describe('a refusal inside a 2xx is one in every form that the server has, with its words', () => {
  it.each([
    ['beside its wrapper', '{"status":"failure","message":"No.","data":{}}'],
    ['in capitals', '{"DATA":{"STATUS":"FAILURE","MESSAGE":"No."}}'],
    ['under its own name', '{"x":{"Status":"Failure","Message":"No."}}'],
    ['with white space around it', '{"data":{"status":" failure ","message":" No. "}}'],
    ['in properties', 'status=failure\nmessage=No.\n'],
    ['in XML', '<data><status>failure</status><message>No.</message></data>'],
    ['in XML under its own name', '<x><status>Failure</status><message><![CDATA[No.]]></message></x>'],
    ['in attributes', '<data status="failure" message="No."/>'],
  ])('%s', async (_where, body) => {
    expect(await failureOf(answering(() => new Response(body)).command('x'))).toMatchObject({
      code: 'request-refused',
      vendor: { status: 200, message: 'No.' },
      message: 'SecurID refused x (HTTP 200). See vendor for its reason.',
    })
  })

  it.each([
    '<runs><run><status>failure</status></run></runs>',
    '<data><items><status>failure</status></items></data>',
    '{"data":{"runs":[{"status":"failure"}]}}',
  ])('but data that tells of one is data: %s', async (body) => {
    await expect(answering(() => new Response(body)).command('x')).resolves.toBeDefined()
  })
})

it.each([
  [412, 'The parameter X is required.', '<html><head><title>Error</title></head><body></body></html>'],
  [412, 'The parameter X is required.', '<html><head><title>Aveksa - Error report</title></head></html>'],
  [500, 'Executing JDBC query failed', ''],
])('a reason phrase says more than a title: %i %s', async (status, statusText, body) => {
  const session = answering(() => new Response(body, { status, statusText }))

  expect(await failureOf(session.command('x'))).toHaveProperty('vendor.message', statusText)
})

it('no part of a terminal sequence stays in the words of a page', async () => {
  const session = answering(() => page(400, '&#27;[31mred&#27;[0m\u{1B}]0;title\u{7} and\u{202E} green'))

  expect(await failureOf(session.command('x'))).toHaveProperty('vendor.message', 'red and green')
})

describe('what happened, and what to do next', () => {
  const advice = "ask for a file as: 'bytes'"
  it.each<[number, string, string, string?]>([
    [304, '', 'A cache or proxy answered x (HTTP 304). Check url.'],
    [302, '', 'SecurID redirected x (HTTP 302). Check url.'],
    [502, 'bad gateway', 'A proxy lost the answer to x (HTTP 502). Find out whether it ran.'],
    [
      403,
      'noon',
      'SecurID refused x (HTTP 403). Wait until its maintenance ends, or have this address allowed.',
    ],
    [404, '', 'SecurID refused x (HTTP 404). Check its name and params.'],
    [429, '', 'SecurID refused x (HTTP 429). Try again later.'],
    [503, 'busy', 'SecurID refused x (HTTP 503). Try again later.'],
    [412, 'Missing.', 'SecurID refused x (HTTP 412). See vendor for its reason.'],
    [400, '', 'SecurID refused x (HTTP 400). It gave no reason: see its logs.'],
    [400, '{"error":"invalid_token"}', 'SecurID refused x (HTTP 400). It gave no reason: see its logs.'],
    [200, 'hello', `x answered neither JSON nor XML (HTTP 200). Check url; ${advice}.`],
    [200, '<html>Sign in</html>', `x answered with a web page (HTTP 200). Check url; ${advice}.`],
  ])('after a %i %j', async (status, body, message) => {
    const session = answering(() => new Response(status < 400 && status >= 300 ? null : body, { status }))

    expect(await failureOf(session.command('x'))).toMatchObject({ message })
  })

  it.each([
    ['<html>Sign in</html>', 'getLoginInstructions answered with a web page (HTTP 200). Check url.'],
    ['hello', 'getLoginInstructions answered neither JSON nor XML (HTTP 200). Check url.'],
    ['{"data":{}}', 'The getLoginInstructions answer holds no labels. Check url.'],
  ])('where login instructions are %s, without an option that they do not have', async (body, message) => {
    const answer = (): Response => new Response(body)
    const transport = scriptedServer({ getLoginInstructions: answer }).fetch

    expect(await failureOf(getLoginInstructions({ url, transport }))).toMatchObject({
      message,
      vendor: { status: 200 },
    })
  })

  it('where an option of login instructions is unknown: those that they have', async () => {
    expect(await failureOf(getLoginInstructions({ url, as: 'bytes' } as never))).toMatchObject({
      message: 'The option as is unknown. There are url, transport, headers, clock, policy, signal.',
    })
  })

  it('where login instructions have to pass a gateway that wants a header of its own', async () => {
    const server = scriptedServer({
      getLoginInstructions: () => new Response('username-label=User\npassword-label=Password'),
    })

    await getLoginInstructions({ url, transport: server.fetch, headers: { 'x-tenant': '7' } })

    expect(server.calls[0]?.headers.get('x-tenant')).toBe('7')
  })
})
