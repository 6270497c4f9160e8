import { serve, type Served } from './serve.ts'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

describe('A server that is a function of Request', () => {
  let served: Served
  beforeAll(async () => {
    const fetch = ({ method, url }: Request): Promise<Response> =>
      Promise.resolve(new Response(`${method} ${new URL(url).pathname}`))
    served = await serve({ fetch, host: '127.0.0.1', port: 0 })
  })
  afterAll(() => served.close())

  /** What comes back for a request with this first line. */
  const said = async (line: string, host = 'a.example'): Promise<string> => {
    const { hostname, port } = new URL(served.origin)
    const socket = connect(Number(port), hostname)
    socket.write(`${line} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)
    return text(socket)
  }

  it.each(['GET /a', 'OPTIONS /a', 'PROPFIND /a', 'GET http://b.example/a'])('is asked: %s', async (line) => {
    expect(await said(line)).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*(?:GET|OPTIONS|PROPFIND) \/a\r\n/)
  })

  it.each([
    ['TRACE /', 501],
    ['TRACK /', 501],
    ['CONNECT a.example:443', 501],
    ['BREW /', 501],
    ['GET //', 400],
  ])('refuses what no Request can say, with a sentence: %s', async (line, status) => {
    const answer = await said(line)

    expect(answer).toContain(`HTTP/1.1 ${status} `)
    expect(answer).toMatch(/"message":"[A-Z][^"]+\."/)
  })

  it('refuses a host that is none', async () => {
    expect(await said('GET /', '[')).toMatch(/^HTTP\/1\.1 400 [^]*"message":"[A-Z]/)
  })
})
