import { toy } from '../toy-protocol.ts'
import { serve, type TestServer } from './servers.ts'
import { createSession } from '@org/session-core'
import { nodeTransport } from '@org/session-core/node'
import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const transport = nodeTransport()
const megabyte = Buffer.alloc(1_048_576, 'abcdefgh')
let server: TestServer
beforeAll(async () => {
  server = await serve((request, response) => {
    const isLogin = request.url === '/login'
    response.end(
      isLogin ? JSON.stringify({ token: 'token-of-the-toy' }) : (sizes.get(request.url) ?? 'small'),
    )
  })
})
afterAll(async () => {
  await transport[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})
const sizes = new Map<string | undefined, Buffer>([['/large', megabyte]])

/** Libraries keep the address where they like. */
const polyfills = {
  'a field for it (happy-dom)': (before: typeof Response) =>
    class extends before {
      override readonly url = ''
    },
  'written it (whatwg-fetch)': () =>
    function (this: Record<string, unknown>, _body: unknown, { status, headers }: ResponseInit) {
      Object.assign(this, { status, headers: new Headers(headers), url: '' })
    } as unknown as typeof Response,
}

async function withResponse(
  make: (before: typeof Response) => typeof Response,
  use: () => Promise<void>,
): Promise<void> {
  vi.stubGlobal('Response', make(Response))
  try {
    await use()
  } finally {
    vi.unstubAllGlobals()
  }
}

describe('An answer is a Response of the platform', () => {
  it.each(['/small', '/large'])('by all that can be asked: %s', async (path) => {
    const answer = await transport(`${server.origin}${path}`)
    expect(answer).toBeInstanceOf(Response)
    expect(answer.constructor).toBe(Response)
    expect(Object.prototype.toString.call(answer)).toBe('[object Response]')
    expect(inspect(answer)).toMatch(/^Response \{/)
    expect(inspect(answer)).toContain(`url: '${server.origin}${path}'`)
    expect(Object.keys(answer)).toEqual([])
    await answer.body?.cancel()
  })

  it.each(['/small', '/large'])('whose clone is read as well, also through a session: %s', async (path) => {
    const credentials = { username: 'demo', password: 'password' }
    await using session = createSession(toy(server.origin), { credentials, transport })
    for (const fetch of [transport, session.fetch]) {
      const answer = await fetch(`${server.origin}${path}`)
      const clone = answer.clone()
      expect([answer.url, clone.url]).toEqual([`${server.origin}${path}`, `${server.origin}${path}`])
      expect(await clone.text()).toBe(await answer.text())
    }
  })

  it('that is there now, whatever it was before', async () => {
    await (await transport(server.origin)).text()
    await withResponse(
      (before) => class extends before {},
      async () => {
        expect(await transport(server.origin)).toBeInstanceOf(globalThis.Response)
      },
    )
  })

  it.each(Object.entries(polyfills))('that knows its address, as one that has %s', async (_, polyfill) => {
    await withResponse(polyfill, async () => {
      const answer = await transport(`${server.origin}/small`)
      expect([answer.url, answer.status]).toEqual([`${server.origin}/small`, 200])
    })
  })
})
