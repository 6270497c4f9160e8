import { plainServer } from '../../../test/fixtures/plain-server.ts'
import { leanTransport } from './lean-transport.ts'
import { type Socket } from 'node:net'
import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

describe('The transport of the command line, given a body that is packed or breaks off,', () => {
  it('unpacks what was packed, whatever it asked for', async () => {
    const asked: (string | undefined)[] = []
    const { url } = await plainServer((request, response) => {
      asked.push(request.headers['accept-encoding'])
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}'.repeat(1000)))
    })
    const answer = await leanTransport()(url, { headers: { 'accept-encoding': 'br' } })

    expect(await answer.text()).toBe('{"a":1}'.repeat(1000))
    expect(asked).toEqual(['identity'])
  })

  it.each(['gzip', 'deflate', 'br'])('takes an empty body for one, in %s or not', async (encoding) => {
    const { url } = await plainServer((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).flushHeaders()
      setImmediate(() => response.end())
    })

    expect(await (await leanTransport()(url)).text()).toBe('')
  })

  it('knows how a body is deflated by its first byte, however late that comes', async () => {
    const { url } = await plainServer((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'deflate' }).flushHeaders()
      setTimeout(() => response.end(deflateSync('hello')), 20)
    })

    expect(await (await leanTransport()(url)).text()).toBe('hello')
  })

  it('fails where a body was cut short before it was framed', async () => {
    const packed = gzipSync('hello')
    const { url } = await plainServer((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, -1))
    })

    await expect(leanTransport()(url).then((answer) => answer.text())).rejects.toThrow(Error)
  })

  it('breaks a body off that breaks off', async () => {
    const { url } = await plainServer((_request, response) => {
      response.write('half')
      setTimeout(() => response.destroy(), 20)
    })

    await expect(leanTransport()(url).then((answer) => answer.text())).rejects.toThrow(Error)
  })

  it.each([
    ['gzip', 0],
    ['gzip', 20],
    ['identity', 0],
    ['identity', 20],
  ])('breaks off %s that breaks off after %i ms, while an upload is under way', async (encoding, afterMs) => {
    const { url } = await plainServer((request, response) => {
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
    const { url } = await plainServer(({ socket }) => {
      socket.write(`HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: ${encoding}\r\n\r\n`)
      socket.write(gzipSync('{"a":1}'.repeat(1000)).subarray(0, 20))
      setTimeout(cut, 20, socket)
    })

    await expect(leanTransport()(url).then((answer) => answer.text())).rejects.toThrow(Error)
  })
})
