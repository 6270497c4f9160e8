import { plainServer } from '../../../test/fixtures/plain-server.ts'
import { leanTransport } from './lean-transport.ts'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createSilent, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'

const failure = { name: 'TypeError', message: 'fetch failed' }

describe('The transport of the command line, on a connection,', () => {
  it('fails as fetch does: a TypeError where nobody answers, the reason where it is called off', async () => {
    const { url } = await plainServer(() => {})
    const late = new AbortController()
    const waiting = leanTransport()(url, { signal: late.signal })
    late.abort(new RangeError('enough'))

    await expect(waiting).rejects.toThrow(new RangeError('enough'))
    await expect(leanTransport()('http://127.0.0.1:1/')).rejects.toMatchObject({
      name: 'TypeError',
      cause: { code: 'ECONNREFUSED' },
    })
  })

  it.each([1, 4])('sends a request once, whatever becomes of it, with %i idle connections', async (idle) => {
    let calls = 0
    const waiting: (() => void)[] = []
    const { url } = await plainServer((request, response) => {
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
    const { url } = await plainServer((request, response) => {
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
    const { url } = await plainServer((request) => {
      request.socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headers}\r\n`)
    })

    await expect(leanTransport()(url)).rejects.toMatchObject(failure)
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
    const { url } = await plainServer((_request, response) => say(response))
    const read = async (): Promise<string> => (await leanTransport({ silenceMs: 20 })(url)).text()

    await expect(read()).rejects.toThrow(Error)
  })

  it('leaves time to who is connected', async () => {
    const { url } = await plainServer((_request, response) => void setTimeout(() => response.end('late'), 60))
    const answer = await leanTransport({ connectMs: 20 })(url)

    expect(await answer.text()).toBe('late')
  })

  it('writes to no kept connection that its server has just closed, without a word', async () => {
    const taken: Socket[] = []
    const { url } = await plainServer((request, response) => {
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
