import { address, loginInit, watched } from './a-server.ts'
import { createEmulator, type EmulatorFault } from '@org/session-core/emulator'
import { describe, expect, it } from 'vitest'

describe('A fault of an emulator', () => {
  it.each<[EmulatorFault, number, number]>([
    ['drop', 0, 0],
    ['drop-reply', 1, 200],
  ])('%s loses the connection: %i processed, %i in the journal', async (fault, times, status) => {
    const { processed, server } = watched()
    server.failNext(fault)

    const lost = server.fetch(address, loginInit)

    await expect(lost).rejects.toThrow(new TypeError('fetch failed'))
    expect(processed).toHaveLength(times)
    expect([server.requestsSeen, server.loginAttempts]).toEqual([1, times])
    expect(server.requests).toMatchObject([{ fault, status, body: 'a login' }])
  })

  it('truncate breaks off half way through the reply of a processed request', async () => {
    const { processed, server } = watched()
    server.failNext('truncate')

    const reply = await server.fetch(address, loginInit)
    const reader = (reply.body as ReadableStream<Uint8Array>).getReader()
    const first = await reader.read()

    expect(new TextDecoder().decode(first.value)).toBe('{"method":"POST",'.slice(0, 18))
    await expect(reader.read()).rejects.toThrow(TypeError)
    expect(processed).toEqual(['POST'])
  })

  it.each([new Response(null), new Response(null, { status: 204 })])(
    'truncate breaks off at once where there is no body',
    async (empty) => {
      const { server } = watched({ answer: () => empty })
      server.failNext('truncate')

      const reply = await server.fetch(address)

      await expect(reply.text()).rejects.toThrow(TypeError)
    },
  )

  it('garble puts noise in place of a body, and leaves the head', async () => {
    const { processed, server } = watched()
    server.failNext('garble')

    const reply = await server.fetch(address, loginInit)
    const text = await reply.text()

    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/json'])
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError)
    expect(text).not.toContain('<')
    expect(processed).toEqual(['POST'])
  })

  it('oversize puts 50 MiB of one JSON text in place of a body, whatever length was promised', async () => {
    const { processed, server } = watched({
      answer: () => {
        processed.push('it')
        return new Response('{}', { status: 401, headers: { 'content-length': '2' } })
      },
    })
    server.failNext('oversize')

    const reply = await server.fetch(address)
    const text = await reply.text()

    expect([reply.status, reply.headers.get('content-length')]).toEqual([401, null])
    expect(text).toHaveLength(50 * 2 ** 20)
    expect(() => JSON.parse(text) as unknown).not.toThrow()
    expect(processed).toEqual(['it'])
  })

  it('oversize makes nothing that nobody reads', async () => {
    const { server } = watched()
    server.failNext('oversize')
    const leaving = new AbortController()

    const reply = await server.fetch(address, { signal: leaving.signal })
    const reader = (reply.body as ReadableStream<Uint8Array>).getReader()
    await reader.read()
    leaving.abort(new Error('enough'))

    await expect(reader.read()).rejects.toThrow('enough')
  })

  it.each([
    ['redirect', 302, { location: 'https://stranger.example/' }],
    ['proxy-error', 502, { 'content-type': 'text/html' }],
    ['unauthorized', 401, {}],
    ['forbidden', 403, {}],
    ['busy', 503, { 'content-type': 'text/plain;charset=UTF-8' }],
  ] as const)('%s is answered with %i in place of the server', async (fault, status, headers) => {
    const { processed, server } = watched()
    server.failNext(fault)

    const reply = await server.fetch(address, loginInit)

    expect(reply.status).toBe(status)
    expect(Object.fromEntries(reply.headers)).toEqual(headers)
    expect(processed).toEqual([])
    expect(server.loginAttempts).toBe(1)
  })

  it('meets one request, and several meet one each in turn', async () => {
    const { server } = watched()
    server.failNext('busy')
    server.failNext('forbidden')

    const statuses = []
    for (let index = 0; index < 3; index += 1) statuses.push((await server.fetch(address)).status)

    expect(statuses).toEqual([503, 403, 200])
    expect(server.requests.map(({ fault }) => fault)).toEqual(['busy', 'forbidden', undefined])
  })

  it('is answered in the vendor’s own words where it has some', async () => {
    const server = createEmulator({
      answer: () => new Response(),
      isLogin: () => false,
      instead: { forbidden: ({ body }) => new Response(`Not ${body}.`, { status: 401 }) },
      sessions: { live: () => 0, expire: () => undefined },
    })
    server.failNext('forbidden')

    const reply = await server.fetch(address, { method: 'POST', body: 'you' })

    expect([reply.status, await reply.text()]).toEqual([401, 'Not you.'])
  })

  it('of the connection has one meaning, which no server can change', () => {
    const changed = { instead: { drop: () => new Response() } } as unknown as Parameters<typeof watched>[0]

    expect(() => watched(changed)).toThrow(
      new TypeError("Test server: instead cannot answer 'drop', which is done to the connection."),
    )
  })

  it.each(['dorp', 'constructor', undefined])('has to be known: %s is not', (name) => {
    const { server } = watched()

    expect(() => server.failNext(name as 'drop')).toThrow(TypeError)
    expect(() => server.failNext(name as 'drop')).toThrow(
      /^Test server: failNext must be one of 'drop', 'drop-reply'/,
    )
  })
})
