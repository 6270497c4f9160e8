import { leanTransport } from './lean-transport.ts'
import { once } from 'node:events'
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createSilent, type Socket } from 'node:net'
import { deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'

const failure = { name: 'TypeError', message: 'fetch failed' }

describe('The transport of the command line', () => {
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

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
    'says where a body ends: nothing of it is taken for the next request: %s',
    async (method) => {
      const seen: string[] = []
      const url = await serve((request, response) => {
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
    const url = await serve((request, response) => {
      seen.push(request.method ?? '')
      response.end()
    })

    await expect(leanTransport()(url, { method, body: 'a' })).rejects.toThrow(TypeError)
    expect(seen).toEqual([])
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

  it.each(['gzip', 'deflate', 'br'])('takes an empty body for one, in %s or not', async (encoding) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).flushHeaders()
      setImmediate(() => response.end())
    })

    expect(await (await leanTransport()(url)).text()).toBe('')
  })

  it('knows how a body is deflated by its first byte, however late that comes', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'deflate' }).flushHeaders()
      setTimeout(() => response.end(deflateSync('hello')), 20)
    })

    expect(await (await leanTransport()(url)).text()).toBe('hello')
  })

  it('fails where a body was cut short before it was framed', async () => {
    const packed = gzipSync('hello')
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, -1))
    })

    await expect(leanTransport()(url).then((answer) => answer.text())).rejects.toThrow(Error)
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

  it.each([1, 4])('sends a request once, whatever becomes of it, with %i idle connections', async (idle) => {
    let calls = 0
    const waiting: (() => void)[] = []
    const url = await serve((request, response) => {
      calls += 1
      if (request.url === '/lost') return void request.socket.destroy()
      waiting.push(() => response.end('hello'))
      if (waiting.length === idle) for (const answer of waiting) answer()
    })
    const transport = leanTransport()
    const warmUp = async (): Promise<string> => (await transport(url)).text()
    await Promise.all(Array.from({ length: idle }, warmUp))
    await new Promise((resolve) => setTimeout(resolve, 20))

    await expect(transport(`${url}lost`)).rejects.toMatchObject(failure)
    expect(calls).toBe(idle + 1)
  })

  it('keeps no connection for longer than the server says', async () => {
    const sockets = new Set<Socket>()
    const url = await serve((request, response) => {
      sockets.add(request.socket)
      response.writeHead(200, { 'keep-alive': 'timeout=1' }).end('hello')
    })
    const transport = leanTransport()
    await (await transport(url)).text()
    await new Promise((resolve) => setTimeout(resolve, 20))
    await (await transport(url)).text()

    expect(sockets.size).toBe(2)
  })

  it.each([
    ['a protocol', 'Connection: Upgrade\r\nUpgrade: other\r\n'],
    ['no protocol', ''],
  ])('fails where the server switches to %s', async (_what, headers) => {
    const url = await serve((request) => {
      request.socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headers}\r\n`)
    })

    await expect(leanTransport()(url)).rejects.toMatchObject(failure)
  })

  it.each(['CONNECT', 'TRACE', 'track', 'Trace'])('never sends %s', async (method) => {
    let connections = 0
    const url = await serve((_request, response) => void response.end())
    servers.at(-1)?.on('connection', () => (connections += 1))

    await expect(leanTransport()(url, { method })).rejects.toThrow(
      new TypeError(`The method ${method.toUpperCase()} is not for fetch.`),
    )
    expect(connections).toBe(0)
  })

  it.each([
    ['gzip', 0],
    ['gzip', 20],
    ['identity', 0],
    ['identity', 20],
  ])('breaks off %s that breaks off after %i ms, while an upload is under way', async (encoding, afterMs) => {
    const url = await serve((request, response) => {
      const whole = Buffer.alloc(20_000, 'hello')
      const packed = encoding === 'gzip' ? gzipSync(whole) : whole
      response.writeHead(200, { 'content-encoding': encoding, 'transfer-encoding': 'chunked' })
      response.write(packed.subarray(0, 30))
      if (afterMs === 0) setImmediate(() => request.socket.destroy())
      else setTimeout(() => request.socket.destroy(), afterMs)
    })
    const body = new ReadableStream({
      pull: async (controller) => {
        await new Promise((resolve) => setImmediate(resolve))
        controller.enqueue(new Uint8Array(100_000))
      },
    })
    const sent = leanTransport()(url, { method: 'PUT', body, duplex: 'half' } as RequestInit)

    await expect(sent.then((answer) => answer.text())).rejects.toThrow(Error)
  })

  it.each([
    ['gzip', 'ended', (socket: Socket) => void socket.end()],
    ['gzip', 'reset', (socket: Socket) => void socket.resetAndDestroy()],
    ['identity', 'reset', (socket: Socket) => void socket.resetAndDestroy()],
  ])('breaks off %s of no known length that was %s', async (encoding, _how, cut) => {
    const url = await serve(({ socket }) => {
      socket.write(`HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: ${encoding}\r\n\r\n`)
      socket.write(gzipSync('{"a":1}'.repeat(1000)).subarray(0, 20))
      setTimeout(cut, 20, socket)
    })

    await expect(leanTransport()(url).then((answer) => answer.text())).rejects.toThrow(Error)
  })

  it('adds the headers that it is given, but not to those of its caller', async () => {
    const url = await serve(({ headers }, response) => void response.end(JSON.stringify(headers)))
    const transport = leanTransport({ headers: { accept: '*/*', 'user-agent': 'node' }, encoding: 'gzip' })
    const answer = await transport(url, { headers: { Accept: 'text/plain' } })

    expect(await answer.json()).toMatchObject({
      accept: 'text/plain',
      'user-agent': 'node',
      'accept-encoding': 'gzip',
    })
  })

  it('gives up who takes the connection and says nothing in TLS', async () => {
    const silent = createSilent(() => {}).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    try {
      await expect(leanTransport({ connectMs: 20 })(`https://127.0.0.1:${port}/`)).rejects.toMatchObject({
        ...failure,
        cause: { code: 'UND_ERR_CONNECT_TIMEOUT' },
      })
    } finally {
      silent.close()
    }
  })

  it.each([
    ['before its answer', () => {}],
    ['in the middle of it', (response: ServerResponse) => void response.write('half')],
  ])('gives up who falls silent %s, where it was told to', async (_where, say) => {
    const url = await serve((_request, response) => say(response))
    const read = async (): Promise<string> => (await leanTransport({ silenceMs: 20 })(url)).text()

    await expect(read()).rejects.toThrow(Error)
  })

  it('leaves time to who is connected', async () => {
    const url = await serve((_request, response) => void setTimeout(() => response.end('late'), 60))
    const answer = await leanTransport({ connectMs: 20 })(url)

    expect(await answer.text()).toBe('late')
  })

  it('writes to no kept connection that its server has just closed, without a word', async () => {
    const taken: Socket[] = []
    const url = await serve((request, response) => {
      taken.push(request.socket)
      response.end('ok')
    })
    const transport = leanTransport()

    for (let call = 0; call < 5; call += 1) {
      const answer = await transport(url)
      await expect(answer.text()).resolves.toBe('ok')
      await new Promise((resolve) => setTimeout(resolve, 5))
      await new Promise<void>((resolve) => taken.at(-1)?.end(resolve))
    }
    expect(new Set(taken).size).toBe(5)
  })
})
