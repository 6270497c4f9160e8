import { failureOf, scriptedServer, type Script } from './scripted-server.ts'
import { callCommand, createSecurIdSession, type SecurIdSession } from '@org/securid-auth'
import { manualClock } from '@org/session-core/testing'
import { describe, expect, it } from 'vitest'

const answering = (x: Script['x'], options = {}): SecurIdSession =>
  createSecurIdSession({
    url: 'https://instance.securid.com',
    credentials: { username: 'user01', password: 'password123' },
    transport: scriptedServer({ x: x }).fetch,
    ...options,
  })
const image = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff)

describe('what a command answers with', () => {
  it('is the same by function and by method', async () => {
    const session = answering(() => Response.json({ data: { id: '1' } }))

    expect(await callCommand(session, 'x')).toEqual(await session.command('x'))
  })

  it('as bytes: the body as it came', async () => {
    const bytes = await answering(() => new Response(image)).command('x', { as: 'bytes' })

    expect([...bytes]).toEqual([...image])
  })

  it('as bytes: not a refusal inside a 2xx', async () => {
    const session = answering(() => Response.json({ data: { status: 'Failure', message: 'Unknown user' } }))

    expect(await failureOf(session.command('x', { as: 'bytes' }))).toMatchObject({
      code: 'request-refused',
      vendor: { message: 'Unknown user' },
    })
  })

  it('as bytes: not what comes in place of an image', async () => {
    // G&L 7.5.2, getUserImage, 200 Invalid User ID.
    const getUserImage = (): Response => Response.json({ data: { type: 'getUserImage' } })
    const session = answering(getUserImage, { transport: scriptedServer({ getUserImage }).fetch })
    const params = { userId: 10 }

    expect(await session.command('getUserImage', { params })).toEqual({ type: 'getUserImage' })
    const failure = await failureOf(session.command('getUserImage', { params, as: 'bytes' }))
    expect(failure).toMatchObject({ code: 'request-refused', vendor: { status: 200 } })
  })

  it('as response: the answer itself, unread', async () => {
    const answer = await answering(() => new Response(image, { headers: { 'x-a': '1' } })).command('x', {
      as: 'response',
    })

    expect([answer.bodyUsed, answer.headers.get('x-a')]).toEqual([false, '1'])
  })

  it('by default: a hint for what is neither JSON nor XML', async () => {
    const failure = await failureOf(answering(() => new Response(image)).command('x'))

    expect(failure).toMatchObject({ code: 'unexpected-reply' })
    expect(failure).toHaveProperty(
      'message',
      expect.stringContaining("Check url; ask for a file as: 'bytes'."),
    )
  })

  it.each<[string, string, string | undefined]>([
    ['its Content-Type', '{"data":{"name":"Müller"}}', 'application/json;charset=ISO-8859-1'],
    ['its declaration', '<?xml version="1.0" encoding="ISO-8859-1"?><a>Müller</a>', undefined],
  ])('is decoded by the charset of %s', async (_where, text, type) => {
    const body = Uint8Array.from(Buffer.from(text, 'latin1'))
    const session = answering(
      () => new Response(body, { headers: type === undefined ? {} : { 'content-type': type } }),
    )

    expect(JSON.stringify(await session.command('x'))).toContain('Müller')
  })
})

describe('a page of Aveksa 6.9', () => {
  const old = (status: number, words: string): Response =>
    new Response(
      `<html><head><title>Aveksa - Error report</title><style><!--H1 {color:white}--></style></head><body><h1><![CDATA[HTTP Status ${status} - ${words}]]></h1></body></html>`,
      { status, headers: { 'content-type': 'text/html' } },
    )

  it('keeps its words, also those that look like tags', async () => {
    const session = answering(() => old(412, 'The parameter <name> & value is required.'))

    expect(await failureOf(session.command('x'))).toMatchObject({
      code: 'request-refused',
      vendor: { status: 412, message: 'HTTP Status 412 - The parameter <name> & value is required.' },
    })
  })

  it.each([
    ["The token is not valid for the command 'x'. ", 1],
    ['User is not authorized to run reports for Finance', 1],
    ["The token is not valid for the command 'x'. Token is invalid or expired", 2],
  ])('of a 401 costs a login only when the session ended: %s', async (words, logins) => {
    const session = answering(() => old(401, words))

    await failureOf(session.command('x'))

    expect(session.snapshot.counts.logins).toBe(logins)
  })
})

describe('where the server is', () => {
  it.each([
    '',
    '/',
    '/aveksa',
    '/aveksa/',
    '/aveksa//',
    '/aveksa/command.submit',
    '/aveksa/command.submit/',
    '/aveksa/main',
    '/Aveksa/Main/',
    '//aveksa//main//',
    '/aveksa/command.submit?',
    '/aveksa/reports/7/',
  ])('does not depend on how it is written: https://instance.securid.com%s', async (path) => {
    const server = scriptedServer({ about: () => Response.json({ data: {} }) })
    const session = createSecurIdSession({
      url: `https://instance.securid.com${path}`,
      credentials: { username: 'user01', password: 'password123' },
      transport: server.fetch,
    })

    await session.command('about')

    expect(server.calls.at(-1)?.url.pathname).toBe('/aveksa/command.submit')
  })
})

describe('a server that asks for patience', () => {
  it.each([429, 503])('is understood: %i', async (status) => {
    const session = answering(() => new Response('', { status, headers: { 'retry-after': '7' } }))

    expect(await failureOf(session.command('x'))).toMatchObject({ retryable: true, retryAfterMs: 7000 })
  })

  it('is given it by a command with retry', async () => {
    const clock = manualClock()
    let calls = 0
    const session = answering(
      () => {
        calls += 1
        return calls === 1
          ? new Response('', { status: 503, headers: { 'retry-after': '7' } })
          : Response.json({ data: { calls } })
      },
      { clock },
    )
    await session.login()

    const answer = session.command('x', { retry: { limit: 1 } })
    await clock.advance(7000)

    expect(await answer).toEqual({ calls: 2 })
  })
})

describe('a connection that was never made', () => {
  it.each([
    ['ECONNREFUSED', true],
    ['ECONNRESET', false],
  ])('%s lets a command be called again: %s', async (code, retryable) => {
    const session = answering(() =>
      Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) })),
    )

    expect(await failureOf(session.command('x'))).toMatchObject({ code: 'unreachable', retryable })
  })
})
