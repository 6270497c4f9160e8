import { serve, type TestServer } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const megabyte = Buffer.alloc(1_048_576, 'abcdefgh')
const transport = nodeTransport()
let server: TestServer
beforeAll(async () => {
  server = await serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://any')
    const status = Number(searchParams.get('status') ?? 200)
    response.setHeader('set-cookie', ['a=1; Path=/', 'b=2'])
    response.setHeader('x-own', Buffer.from('grüße').toString('latin1'))
    if (status >= 300 && status < 400) response.setHeader('location', '/elsewhere')
    switch (pathname) {
      case '/large': {
        response.writeHead(status).end(megabyte)
        break
      }
      case '/measured': {
        response.writeHead(status, { 'content-length': megabyte.length }).end(megabyte)
        break
      }
      case '/phrase': {
        response.writeHead(status, 'Fine by me').end()
        break
      }
      case '/empty': {
        response.writeHead(status).end()
        break
      }
      default:
        response.writeHead(status).end('body')
    }
  })
})
afterAll(async () => {
  await transport[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

const told = async (response: Response): Promise<unknown> => {
  const { headers, ok, redirected, status, statusText, type, url } = response
  const list = [...headers].filter(([name]) => name !== 'date')
  const hasBody = response.body !== null
  return { list, ok, redirected, status, statusText, type, url, hasBody, text: await response.text() }
}

describe('An answer is what fetch would have given', () => {
  it.each([
    ['/', 'GET'],
    ['/', 'HEAD'],
    ['/empty', 'GET'],
    ['/phrase', 'GET'],
    ['/large', 'GET'],
    ['/measured', 'GET'],
    ['/measured', 'HEAD'],
    ...[201, 204, 205, 304, 400, 401, 403, 404, 412, 429, 500, 503].map(
      (status) => [`/?status=${status}`, 'GET'] as const,
    ),
  ] as const)('%s, asked for with %s', async (path, method) => {
    const url = server.origin + path

    const ours = await told(await transport(url, { method }))

    // The platform says that its answers are basic; a Response that is made says default.
    expect({ ...(ours as object), type: 'basic' }).toEqual(await told(await fetch(url, { method })))
  })

  it.each([301, 302, 303, 307, 308])('%i, which is never followed', async (status) => {
    const url = `${server.origin}/?status=${status}`

    const [left, manual] = [await transport(url), await transport(url, { redirect: 'manual' })]

    expect([left.status, left.headers.get('location'), await left.text()]).toEqual([
      status,
      '/elsewhere',
      'body',
    ])
    expect(manual.status).toBe(status)
    await expect(transport(url, { redirect: 'error' })).rejects.toMatchObject({
      cause: { code: 'REDIRECTED' },
    })
  })

  it.each([407, 418, 599, 600, 999])('%i, which fetch cannot always show', async (status) => {
    const response = await transport(`${server.origin}/?status=${status}`)

    expect([response.status, response.ok, await response.text()]).toEqual([status, false, 'body'])
  })
})

describe.each(['/', '/large'])('An answer, %s, is a real Response', (path) => {
  const ask = (): Promise<Response> => transport(server.origin + path)
  const length = path === '/' ? 4 : megabyte.length

  it('that can be cloned', async () => {
    const response = await ask()

    const copy = response.clone()

    expect(response).toBeInstanceOf(Response)
    expect((await Promise.all([copy.text(), response.text()])).map((text) => text.length)).toEqual([
      length,
      length,
    ])
  })

  it('that can be handed on', async () => {
    const response = await ask()

    const handed = new Response(response.body, response)

    expect(handed.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2'])
    expect((await handed.bytes()).byteLength).toBe(length)
  })

  it('that can be read once, into a buffer of the reader if he likes', async () => {
    const response = await ask()

    const reader = response.body?.getReader({ mode: 'byob' })
    const piece = await reader?.read(new Uint8Array(2))
    await reader?.cancel()

    expect(new TextDecoder().decode(piece?.value)).toBe(path === '/' ? 'bo' : 'ab')
    await expect(response.text()).rejects.toThrow(TypeError)
  })

  it('that need not be read', async () => {
    const response = await ask()

    await response.body?.cancel()

    expect(await (await ask()).text()).toHaveLength(length)
  })
})
