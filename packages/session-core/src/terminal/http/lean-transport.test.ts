import { plainServer } from '../../../test/fixtures/plain-server.ts'
import { leanTransport } from './lean-transport.ts'
import { describe, expect, it } from 'vitest'

describe('The transport of the command line', () => {
  it.each([
    ['bytes', () => new TextEncoder().encode('hello')],
    ['a text', () => 'hello'],
    ['a stream', () => new Blob(['hello']).stream()],
  ])('sends %s, and brings what came back', async (_what, body) => {
    const { url } = await plainServer((request, response) => {
      response.setHeader('x-method', request.method ?? '')
      request.pipe(response)
    })
    const answer = await leanTransport()(url, { method: 'PUT', body: body(), duplex: 'half' } as RequestInit)

    expect([answer.status, answer.headers.get('x-method'), await answer.text()]).toEqual([
      200,
      'PUT',
      'hello',
    ])
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
    'says where a body ends: nothing of it is taken for the next request: %s',
    async (method) => {
      const seen: string[] = []
      const { url } = await plainServer((request, response) => {
        const pieces: Buffer[] = []
        request.on('data', (piece: Buffer) => pieces.push(piece))
        request.on('end', () => {
          seen.push(`${request.method} ${request.url} ${Buffer.concat(pieces).toString()}`)
          response.end()
        })
      })
      const smuggled = 'GET /smuggled HTTP/1.1\r\nhost: a\r\n\r\n'
      const send = leanTransport()
      for (const body of [smuggled, new TextEncoder().encode(smuggled), new Blob([smuggled]).stream()])
        await send(url, { method, body, duplex: 'half' } as RequestInit)

      expect(seen).toEqual(Array.from({ length: 3 }, () => `${method} / ${smuggled}`))
    },
  )

  it.each(['GET', 'HEAD'])('sends no body with %s, as no fetch does', async (method) => {
    const seen: string[] = []
    const { url } = await plainServer((request, response) => {
      seen.push(request.method ?? '')
      response.end()
    })

    await expect(leanTransport()(url, { method, body: 'a' })).rejects.toThrow(TypeError)
    expect(seen).toEqual([])
  })

  it('follows no redirect, and leaves an answer without a body as it is', async () => {
    const { url } = await plainServer((_request, response) => {
      response.writeHead(302, { location: '/elsewhere' }).end()
    })
    const answer = await leanTransport()(url)

    expect([answer.status, answer.headers.get('location'), await answer.text()]).toEqual([
      302,
      '/elsewhere',
      '',
    ])
    expect((await leanTransport()(url, { method: 'HEAD' })).body).toBeNull()
  })

  it('brings the pieces of a long answer as they come', async () => {
    let finish = (): void => {}
    const { url } = await plainServer((_request, response) => {
      response.write('first')
      finish = () => response.end('last')
    })
    const answer = await leanTransport()(url)
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()

    expect((await reader?.read())?.value).toBe('first')

    finish()

    expect((await reader?.read())?.value).toBe('last')
  })

  it.each(['CONNECT', 'TRACE', 'track', 'Trace'])('never sends %s', async (method) => {
    let connections = 0
    const { server, url } = await plainServer((_request, response) => void response.end())
    server.on('connection', () => (connections += 1))

    await expect(leanTransport()(url, { method })).rejects.toThrow(
      new TypeError(`The method ${method.toUpperCase()} is not for fetch.`),
    )
    expect(connections).toBe(0)
  })

  it('adds the headers that it is given, but not to those of its caller', async () => {
    const { url } = await plainServer(({ headers }, response) => void response.end(JSON.stringify(headers)))
    const transport = leanTransport({ headers: { accept: '*/*', 'user-agent': 'node' }, encoding: 'gzip' })
    const answer = await transport(url, { headers: { Accept: 'text/plain' } })

    expect(await answer.json()).toMatchObject({
      accept: 'text/plain',
      'user-agent': 'node',
      'accept-encoding': 'gzip',
    })
  })
})
