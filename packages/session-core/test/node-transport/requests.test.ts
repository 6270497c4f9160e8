import { normalForm, streamOf, pieces, post, cases, type Make } from './requests-of-fetch.ts'
import { serve, type TestServer } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const containing = (text: string): unknown => expect.stringContaining(text)

interface Seen {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: string
}

const transport = nodeTransport()
let server: TestServer
beforeAll(async () => {
  server = await serve((request, response) => {
    void text(request).then((body) => {
      const { headers, method, url } = request
      response.end(JSON.stringify({ method, url, headers, body }))
    })
  })
})
afterAll(async () => {
  await transport[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

/** What the server sees, without what tells one sending from another. */
const seenBy = async (fetch: typeof globalThis.fetch, make: Make): Promise<Seen> => {
  const { init, input } = make(server.origin)
  const response = await fetch(input, init)
  const { body, headers, ...rest } = (await response.json()) as Seen
  const { boundary = 'none' } = /boundary=(?<boundary>.+)/.exec(String(headers['content-type']))?.groups ?? {}
  const told = {
    ...headers,
    'content-type': headers['content-type']?.toString().replace(boundary, 'B'),
    ...(boundary !== 'none' && {
      'content-length': String(Number(headers['content-length']) - Buffer.byteLength(body)),
    }),
  }
  // Browsers' words about the page that asks: there is none.
  delete (told as Record<string, unknown>)['sec-fetch-mode']
  return { ...rest, headers: told, body: normalForm(body.replaceAll(boundary, 'B')) }
}
describe('A request reaches the server as if fetch had sent it', () => {
  it.each(cases)('with %s', async (_what, make) => {
    const ours = await seenBy(transport, make)

    expect(ours).toEqual(await seenBy(globalThis.fetch, make))
  })

  it('when the body of its Request was used before, and another one is given', async () => {
    const make: Make = (origin) => {
      const request = new Request(origin, { ...post, body: 'text' })
      void request.text()
      return { input: request, init: { body: 'again' } }
    }

    const { body } = await seenBy(transport, make)

    expect(body).toBe('again')
  })

  it('with the bytes that were there when it was sent', async () => {
    const bytes = new TextEncoder().encode('before')

    const reply = transport(server.origin, { ...post, body: bytes })
    bytes.fill(0)

    expect(await (await reply).json()).toMatchObject({ body: 'before' })
  })
})

it.each<[string, Make]>([
  ['a relative URL', () => ({ input: '/relative' })],
  ['a URL with a password', (origin) => ({ input: origin.replace('//', '//user:password@') })],
  ['another scheme', () => ({ input: 'ftp://127.0.0.1/' })],
  ['GET with a body', (origin) => ({ input: origin, init: { body: 'text' } })],
  ['HEAD with a body', (origin) => ({ input: origin, init: { method: 'HEAD', body: 'text' } })],
  ['the method CONNECT', (origin) => ({ input: origin, init: { method: 'connect' } })],
  ['a method that is none', (origin) => ({ input: origin, init: { method: 'A B' } })],
  [
    'a header with a line break',
    (origin) => ({ input: origin, init: { headers: { 'x-own': 'secret\r\nx: y' } } }),
  ],
  [
    'a header that the connection is for',
    (origin) => ({ input: origin, init: { headers: { upgrade: 'h3' } } }),
  ],
  ['a stream without duplex', (origin) => ({ input: origin, init: { ...post, body: pieces('a') } })],
  [
    'a Request whose body was used',
    (origin) => {
      const input = new Request(origin, { ...post, body: 'text' })
      void input.text()
      return { input }
    },
  ],
])('refuses %s with a TypeError, as fetch does', async (_what, make) => {
  const fail = async (fetch: typeof globalThis.fetch): Promise<unknown> => {
    const { init, input } = make(server.origin)
    return fetch(input, init).catch((error: unknown) => error)
  }

  const ours = await fail(transport)

  expect(await fail(globalThis.fetch)).toBeInstanceOf(TypeError)
  expect(ours).toBeInstanceOf(TypeError)
  expect(String((ours as TypeError).cause) + String(ours)).not.toMatch(/:password|secret/)
})

it.each<[string, RequestInit, string]>([
  ['a stream of texts', { body: streamOf(['a']), duplex: 'half' } as RequestInit, 'Uint8Array'],
  ['a length that a text does not have', { body: 'a', headers: { 'content-length': '2' } }, 'content-length'],
])('refuses %s with a TypeError, where fetch sends what it can', async (_what, init, word) => {
  const sending = transport(server.origin, { ...post, ...init })

  await expect(sending).rejects.toMatchObject({
    name: 'TypeError',
    cause: { message: containing(word) },
  })
})

it('does not promise to check what it does not', async () => {
  const integrity = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='

  const sending = transport(server.origin, { integrity })

  await expect(sending).rejects.toThrow(TypeError)
})

it('goes where a URL leads at the moment of the call, also when its owner has changed it since the last one', async () => {
  const address = new URL('/first?a', server.origin)
  const follow = async (): Promise<string | undefined> => {
    const response = await transport(address)
    const { url } = (await response.json()) as Seen
    return url
  }

  const first = await follow()
  address.pathname = '/second'
  address.hash = 'part'

  expect([first, await follow(), await follow()]).toEqual(['/first?a', '/second?a', '/second?a'])
})
