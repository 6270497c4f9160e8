import { call, commandUrl, logInUser, pageText, postLogin } from './emulator-calls.ts'
import { createSecurIdEmulator, type SecurIdFault } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

const failureOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('A fault', () => {
  it('meets one request, and several meet one each in turn', async () => {
    const server = createSecurIdEmulator()
    server.failNext('too-many-requests')
    server.failNext('proxy-error')

    const statuses = [await postLogin(server), await postLogin(server), await postLogin(server)].map(
      (reply) => reply.status,
    )

    expect(statuses).toEqual([429, 502, 200])
    expect(server.requests.map((request) => request.fault)).toEqual([
      'too-many-requests',
      'proxy-error',
      undefined,
    ])
  })

  it.each([
    ['drop', { sessions: 0, attempts: 0, status: 0 }],
    ['drop-reply', { sessions: 1, attempts: 1, status: 200 }],
  ] as const)('%s loses the connection', async (fault, expected) => {
    const server = createSecurIdEmulator()
    server.failNext(fault)

    const failure = await failureOf(postLogin(server))

    expect(failure).toEqual(new TypeError('fetch failed'))
    expect({
      sessions: server.liveSessions,
      attempts: server.loginAttempts,
      status: server.requests[0]?.status,
    }).toEqual(expected)
  })

  it('truncate breaks off half way through the body of a processed request', async () => {
    const server = createSecurIdEmulator()
    server.failNext('truncate')

    const reply = await postLogin(server)
    const reader = (reply.body as ReadableStream<Uint8Array>).getReader()
    const first = await reader.read()
    const failure = await failureOf(reader.read())

    expect(new TextDecoder().decode(first.value)).toMatch(/^\{"data":\{"type":"loginUser","t/)
    expect(failure).toBeInstanceOf(TypeError)
    expect(server.liveSessions).toBe(1)
  })

  it('truncate breaks off at once where there is no body', async () => {
    const server = createSecurIdEmulator()
    const token = await logInUser(server)
    server.failNext('truncate')

    const reply = await call(server, 'keepAlive', token)

    expect(await failureOf(reply.text())).toBeInstanceOf(TypeError)
  })

  it('garble answers 200 with noise', async () => {
    const server = createSecurIdEmulator()
    server.failNext('garble')

    const reply = await postLogin(server)
    const text = await reply.text()

    expect(reply.status).toBe(200)
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError)
    expect(text).not.toContain('<')
  })

  it('oversize answers 200 with 50 MB', async () => {
    const server = createSecurIdEmulator()
    server.failNext('oversize')

    const reply = await postLogin(server)

    expect((await reply.arrayBuffer()).byteLength).toBe(50_000_000)
  })

  it('oversize stops when its reader aborts', async () => {
    const server = createSecurIdEmulator()
    const leaving = new AbortController()
    const reason = new Error('enough')
    server.failNext('oversize')

    const reply = await server.fetch(`${commandUrl}?cmd=status`, { signal: leaving.signal })
    const reader = (reply.body as ReadableStream<Uint8Array>).getReader()
    await reader.read()
    leaving.abort(reason)

    expect(await failureOf(reader.read())).toBe(reason)
  })

  it.each([
    ['redirect', 302, 'https://stranger.example/'],
    ['login-page', 302, 'https://gl.example/aveksa/main'],
    ['proxy-error', 502, null],
    ['too-many-requests', 429, null],
    ['maintenance', 403, null],
    ['unknown-unauthorized', 401, null],
    ['no-permission', 401, null],
    ['exception', 500, null],
    ['query-failed', 500, null],
  ] as const)('%s is answered in the server’s place', async (fault, status, location) => {
    const server = createSecurIdEmulator()
    server.failNext(fault)

    const reply = await postLogin(server)

    expect(reply.status).toBe(status)
    expect(reply.headers.get('location')).toBe(location)
    expect(server.liveSessions).toBe(0)
    expect(server.loginAttempts).toBe(1)
  })

  it.each([
    ['about', 'unauthorized', "The token is not valid for the command 'about'. Token is invalid or expired"],
    ['keepAlive', 'unauthorized', 'The token is invalid or expired Query String=cmd=keepAlive'],
    ['about', 'no-permission', "The token is not valid for the command 'about'. "],
    ['about', 'exception', 'java.lang.NullPointerException'],
  ] as const)('makes the answer to %s a lie (%s)', async (command, fault: SecurIdFault, text) => {
    const server = createSecurIdEmulator()
    const token = await logInUser(server)
    server.failNext(fault)

    const lie = await call(server, command, token)
    const truth = await call(server, command, token)

    expect(await pageText(lie)).toBe(text)
    expect(truth.status).toBe(200)
  })

  it('waits with its reply when that is held', async () => {
    const server = createSecurIdEmulator()
    const release = server.holdNextReply()
    server.failNext('drop-reply')

    const failure = failureOf(postLogin(server))
    const next = await postLogin(server)
    release()

    expect(next.status).toBe(200)
    expect(await failure).toBeInstanceOf(TypeError)
  })
})
