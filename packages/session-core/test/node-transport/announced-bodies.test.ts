import { createTrust } from './authority.ts'
import { listen, serveTls, type TestServer } from './servers.ts'
import { nodeTransport, type NodeTransport } from '@org/session-core/node'
import { createSecureServer } from 'node:http2'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const served: string[] = []
let servers: Readonly<Record<string, TestServer>>
let transport: NodeTransport
beforeAll(async () => {
  const { ca, identity } = await createTrust()
  servers = {
    'HTTP/1.1': await serveTls((request, response) => void note(request, response), identity),
    'HTTP/2': await listen(createSecureServer(identity, (request, response) => void note(request, response))),
  }
  transport = nodeTransport({ ca, roots: 'none', http2: true })
})
afterAll(async () => {
  await transport[Symbol.asyncDispose]()
  await Promise.all(Object.values(servers).map((server) => server[Symbol.asyncDispose]()))
})

async function note(request: Readable, response: { readonly end: (text: string) => void }): Promise<void> {
  served.push(await text(request).catch(() => 'broken off'))
  // Long enough for the others to be under way.
  setTimeout(() => response.end('ok'), 200)
}

const streamOf = (length: number): ReadableStream =>
  new ReadableStream({
    start: (controller) => {
      for (let sent = 0; sent < length; sent += 5)
        controller.enqueue(new Uint8Array(Math.min(5, length - sent)))
      controller.close()
    },
  })

describe.each(['HTTP/1.1', 'HTTP/2'])('Over %s', (version) => {
  const send = (announced: number, length: number): Promise<unknown> => {
    const init = { method: 'POST', duplex: 'half', body: streamOf(length) } as RequestInit
    // A value may be called like a name.
    const headers = { 'a-note': 'content-length', 'content-length': String(announced) }
    return transport(servers[version]?.origin ?? '', { ...init, headers }).then(
      (response) => response.text(),
      (error: unknown) => (error as TypeError).cause,
    )
  }

  it.concurrent.each([
    { what: 'one byte longer', length: 11 },
    { what: 'much longer', length: 100 },
    { what: 'shorter', length: 9 },
    { what: 'empty', length: 0 },
  ])('a stream that is $what than its content-length fails alone', async ({ length }) => {
    await (await transport(servers[version]?.origin ?? '')).text()
    const [other, liar] = await Promise.all([send(10, 10), send(10, length)])

    expect(other).toBe('ok')
    expect(liar).toMatchObject({ code: 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH' })
    expect(served.every((body) => body.length <= 10)).toBe(true)
    expect(await send(10, 10)).toBe('ok')
  })
})
