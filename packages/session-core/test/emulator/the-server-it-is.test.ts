import { address, loginInit, watched } from './a-server.ts'
import { createEmulatorClock, withKnobs } from '@org/session-core/emulator'
import type { LawServer } from '@org/session-core/testing'
import { describe, expect, it } from 'vitest'

describe('An emulator is a fetch', () => {
  it.each([
    ['a string', [address, loginInit]],
    ['a URL', [new URL(address), loginInit]],
    ['a Request', [new Request(address, loginInit)]],
    ['a Request and what overrides it', [new Request(address), loginInit]],
    ['a streamed body', [address, { ...loginInit, body: new Blob(['a login']).stream(), duplex: 'half' }]],
  ] as const)('called with %s', async (_what, parameters) => {
    const { server } = watched()

    const reply = await server.fetch(...(parameters as unknown as Parameters<typeof fetch>))

    expect(await reply.json()).toEqual({ method: 'POST', body: 'a login' })
    expect(server.loginAttempts).toBe(1)
  })

  it.each([
    ['a text', 'a login'],
    ['an empty text', ''],
    ['an empty stream', new Blob([]).stream()],
    ['nothing', undefined],
  ])('whose server gets the request with its body still to be read: %s', async (_what, sent) => {
    const { server } = watched({
      answer: async ({ body, request, url }) =>
        Response.json([url.searchParams.get('of'), body, await request.text(), request.headers.get('x-any')]),
    })

    const init = { ...(sent !== undefined && { body: sent, duplex: 'half' }), headers: { 'x-any': 'thing' } }
    const reply = await server.fetch(address, { method: 'POST', ...init })

    const text = typeof sent === 'string' ? sent : ''
    expect(await reply.json()).toEqual(['ours', text, text, 'thing'])
  })

  it.each([
    ['text/xml; charset=ISO-8859-1', [0xe4], 'ä'],
    ['text/xml; charset="utf-8"', [0xc3, 0xa4], 'ä'],
    ['text/xml', [0xc3, 0xa4], 'ä'],
    ['text/xml; charset=made-up', [0xc3, 0xa4], 'ä'],
  ])('that reads a body called %s in its charset', async (contentType, bytes, expected) => {
    const { server } = watched()

    await server.fetch(address, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body: Uint8Array.from(bytes),
    })

    expect(server.requests[0]?.body).toBe(expected)
  })
})

describe('An emulator tells', () => {
  it('what it saw, word for word, and forgets it when told to', async () => {
    const { server } = watched()
    await server.fetch(address, { ...loginInit, headers: { 'X-Any': 'Thing' } })

    const earlier = server.requests
    await server.fetch(address)
    server.clearRequests()

    expect(earlier).toEqual([
      {
        method: 'POST',
        path: '/things?of=ours',
        headers: { 'content-type': 'text/plain;charset=UTF-8', 'x-any': 'Thing' },
        body: 'a login',
        status: 200,
      },
    ])
    expect([server.requests, server.requestsSeen]).toEqual([[], 2])
  })

  it('a time that stays a date, however often it is moved', () => {
    const { server } = watched()

    for (let index = 0; index < 7; index += 1) server.advance(1e15)

    expect(() => server.advance(1e15)).toThrow(
      /^Test server: advance must be a number of milliseconds from 0 to \d+, not/,
    )
    expect(new Date(server.clock.now() + 1e14).getTime()).toBeGreaterThan(7e15)
  })

  it('its time, which it moves itself', () => {
    const before = Date.now()
    const { server } = watched({ clock: createEmulatorClock() })

    server.advance(60_000)

    expect(server.clock.now()).toBeGreaterThanOrEqual(before + 60_000)
    expect(() => server.advance(-1)).toThrow(/^Test server: advance must be a number of milliseconds/)
    expect(() => server.slowBy(2 ** 31)).toThrow(/^Test server: slowBy must be a number of milliseconds/)
  })

  it('nothing of its inside by what its knobs return', async () => {
    const { server } = watched({ sessions: { live: () => 0, expire: () => ['a token'] } })
    await server.fetch(address)

    const knobs: readonly (() => unknown)[] = [server.clearRequests, server.expireSessions]
    const turned = knobs.map((knob) => knob())

    expect(turned).toEqual([undefined, undefined])
  })

  it('a law all it asks of a server', async () => {
    const { server } = watched({ challenges: () => ['123456'] })
    const asLaw: LawServer = server
    await server.fetch(address)

    const before = asLaw.liveSessions
    asLaw.expireSessions()

    expect([asLaw.challenges, before, asLaw.liveSessions]).toEqual([['123456'], 1, 0])
  })

  it('through knobs of a vendor’s own what changes', () => {
    const { server } = watched()
    let count = 0
    const both = withKnobs(server, {
      get counted() {
        count += 1
        return count
      },
    })

    expect([both.counted, both.counted, both.requestsSeen, both === server]).toEqual([1, 2, 0, true])
  })
})

describe('A server that fails in an emulator', () => {
  const error = new RangeError('with a secret in it')

  it.each([
    [
      'throws',
      () => {
        throw error
      },
      'POST /things threw a RangeError',
    ],
    ['rejects', () => Promise.reject(error), 'POST /things threw a RangeError'],
    ['answers with nothing', () => undefined, 'POST /things returned no Response: return new Response(…)'],
    ['answers with text', () => 'text', 'POST /things returned no Response'],
  ])('takes nothing down when it %s', async (_how, answer, text) => {
    const { server } = watched({ answer: answer as unknown as () => Response })

    const reply = await server.fetch(address, loginInit)

    expect(reply.status).toBe(500)
    expect(await reply.text()).toMatch(text.replace('(…)', ''))
    expect(server.requests).toMatchObject([{ status: 500, error: expect.any(Error) as Error }])
  })

  it('may break the connection, as Response.error() says', async () => {
    const { server } = watched({ answer: () => Response.error() })

    await expect(server.fetch(address)).rejects.toThrow(new TypeError('fetch failed'))
    expect(server.requests).toMatchObject([{ status: 0 }])
  })

  it.each([
    ['has been read', (reply: Response) => reply.text()],
    ['is being read', (reply: Response) => Promise.resolve(reply.body?.getReader())],
  ])('is told to make a Response for each call: one that %s', async (_what, read) => {
    const once = new Response('one')
    const { server } = watched({ answer: () => once })

    await read(await server.fetch(address))

    expect(await (await server.fetch(address)).text()).toBe(
      'GET /things returned a Response that was read already: make one for each call.',
    )
  })

  it('never tells what it threw to whoever called, only to whoever looks into the journal', async () => {
    const { server } = watched({
      answer: () => Promise.reject(error),
      failed: (_call, why) => new Response(why, { status: 500 }),
    })

    const text = await (await server.fetch(address)).text()

    expect(text).toBe('threw a RangeError: "error" of this request in "requests" holds it.')
    expect(server.requests[0]?.error).toBe(error)
  })
})
