import { leanTransport } from './lean-transport.ts'
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'

describe('The transport of the proxy', () => {
  const servers: Server[] = []
  const serve = async (handle: RequestListener): Promise<string> => {
    const server = createServer(handle).listen(0, '127.0.0.1')
    servers.push(server)
    await once(server, 'listening')
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  }
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      server.close()
    }
  })

  it.each([
    ['bytes', () => new TextEncoder().encode('hello')],
    ['a text', () => 'hello'],
    ['a stream', () => new Blob(['hello']).stream()],
  ])('sends %s, and brings what came back', async (_what, body) => {
    const url = await serve((request, response) => {
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

  it('follows no redirect, and leaves an answer without a body as it is', async () => {
    const url = await serve((_request, response) => {
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
    const url = await serve((_request, response) => {
      response.write('first')
      finish = () => response.end('last')
    })
    const answer = await leanTransport()(url)
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()

    expect((await reader?.read())?.value).toBe('first')

    finish()

    expect((await reader?.read())?.value).toBe('last')
  })

  it('unpacks what was packed, whatever it asked for', async () => {
    const asked: (string | undefined)[] = []
    const url = await serve((request, response) => {
      asked.push(request.headers['accept-encoding'])
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}'.repeat(1000)))
    })
    const answer = await leanTransport()(url, { headers: { 'accept-encoding': 'br' } })

    expect(await answer.text()).toBe('{"a":1}'.repeat(1000))
    expect(asked).toEqual(['identity'])
  })

  it('fails as fetch does: a TypeError where nobody answers, the reason where it is called off', async () => {
    const url = await serve(() => {})
    const late = new AbortController()
    const waiting = leanTransport()(url, { signal: late.signal })
    late.abort(new RangeError('enough'))

    await expect(waiting).rejects.toThrow(new RangeError('enough'))
    await expect(leanTransport()('http://127.0.0.1:1/')).rejects.toMatchObject({
      name: 'TypeError',
      cause: { code: 'ECONNREFUSED' },
    })
  })

  it('breaks a body off that breaks off', async () => {
    const url = await serve((_request, response) => {
      response.write('half')
      setTimeout(() => response.destroy(), 20)
    })

    await expect(leanTransport()(url).then((answer) => answer.text())).rejects.toThrow(Error)
  })
})
