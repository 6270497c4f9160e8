import { createTrust } from './authority.ts'
import { frame } from './fuzz/frames.ts'
import { readFrames } from './read-frames.ts'
import { listen, serveTcp, type TestServer } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import { createServer } from 'node:tls'
import { afterAll, describe, expect, it, vi } from 'vitest'

const { ca, identity } = await createTrust()
const transport = nodeTransport({ ca, roots: 'none', http2: true })
afterAll(() => transport[Symbol.asyncDispose]())

/** What a server has seen of uploads: how many began, how many it was told to be whole, and how streams were reset. */
interface Seen {
  begun: number
  whole: number
  over: number
  readonly codes: number[]
}
const nothing = (): Seen => ({ begun: 0, whole: 0, over: 0, codes: [] })

/** Takes in what it is sent, and never answers. */
const servers = {
  'HTTP/1.1': (seen: Seen): Promise<TestServer> =>
    serveTcp((socket) => {
      let text = ''
      seen.begun += 1
      socket.on('data', (chunk) => (text += chunk.toString('latin1')))
      socket.on('close', () => {
        seen.whole += Number(text.endsWith('\r\n0\r\n\r\n'))
        seen.over += 1
      })
    }),
  'HTTP/2': (seen: Seen): Promise<TestServer> =>
    listen(
      createServer({ ...identity, ALPNProtocols: ['h2'] }, (socket) => {
        socket.on('error', () => {}).write(frame([4, 0, 0]))
        readFrames(socket, ({ flags, payload, type }) => {
          if (type === 4 && flags === 0) socket.write(frame([4, 1, 0]))
          if (type === 1) seen.begun += 1
          if (type === 0 && flags % 2 === 1) seen.whole += 1
          if (type === 3) seen.codes.push(payload.readUInt32BE(0))
          if (type === 3) seen.over += 1
        })
      }),
    ),
}

const mine = new Error('a reason of its own')
const piece = new Uint8Array(1000)
/** Bodies that go on when they are let. */
const bodies = {
  'a stream': (goOn: () => Promise<void>) =>
    new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        await goOn()
        controller.enqueue(piece)
      },
    }),
  'a generator': async function* (goOn: () => Promise<void>): AsyncGenerator<Uint8Array> {
    for (;;) {
      await goOn()
      yield piece
    }
  },
}

const cases = (['HTTP/1.1', 'HTTP/2'] as const).flatMap((version) =>
  (['a stream', 'a generator'] as const).flatMap((body) =>
    ['is aborted', 'fails at its source'].flatMap((how) =>
      [0, 1, 3, 40].map((pieces) => ({ version, body, how, pieces })),
    ),
  ),
)

describe('An upload that', () => {
  it.each(cases)('$how never looks whole: $body over $version, after $pieces pieces', async (row) => {
    const { body, how, pieces, version } = row
    const seen = nothing()
    await using server = await servers[version](seen)
    const caller = new AbortController()
    let sent = 0
    const goOn = async (): Promise<void> => {
      await new Promise(setImmediate)
      if (sent++ < pieces) return
      if (pieces > 0) await vi.waitUntil(() => seen.begun > 0, { interval: 2 })
      if (how === 'fails at its source') throw mine
      caller.abort(mine)
      await new Promise(() => {})
    }
    const init = { method: 'POST', body: bodies[body](goOn), duplex: 'half', signal: caller.signal }

    const failure: unknown = await transport(server.origin, init as RequestInit).catch(
      (error: unknown) => error,
    )
    await vi.waitUntil(() => seen.over >= seen.begun, { interval: 2 })

    expect(failure === mine || (failure as TypeError).cause === mine).toBe(true)
    expect(seen.whole).toBe(0)
    expect(seen.codes.every((code) => code === 8)).toBe(true)
  })
})
