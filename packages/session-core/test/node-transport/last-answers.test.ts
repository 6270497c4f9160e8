import { createTrust } from './authority.ts'
import { header, ok } from './frame-server.ts'
import { frame } from './fuzz/frames.ts'
import { listen, type TestServer } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import { setTimeout as sleep } from 'node:timers/promises'
import { createServer } from 'node:tls'
import { describe, expect, it } from 'vitest'

const { ca, identity } = await createTrust()

const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251))
const pieces = (id: number, length: number, isWhole: boolean): Buffer[] =>
  Array.from({ length: Math.ceil(length / 16_000) }, (_, index) => {
    const piece = bytes.subarray(index * 16_000, Math.min(length, (index + 1) * 16_000))
    return frame([0, Number(isWhole && (index + 1) * 16_000 >= length), id], piece)
  })
const goaway = (id: number): Buffer => frame([7, 0, 0], Buffer.from([0, 0, 0, id, 0, 0, 0, 0]))

/** Hangs up behind its answer, in order, without waiting for anything. */
const serveLast = (length: number, { isWhole = true, saysGoodbye = false, head = ok }): Promise<TestServer> =>
  listen(
    createServer({ ...identity, ALPNProtocols: ['h2'] }, (socket) => {
      socket.on('error', () => {}).write(frame([4, 0, 0]))
      socket.on('data', (chunk: Buffer) => {
        if (!chunk.includes(frame([4, 1, 0]))) return
        socket.end(
          Buffer.concat([
            ...(saysGoodbye ? [goaway(1)] : []),
            frame([1, length === 0 ? 5 : 4, 1], head),
            ...pieces(1, length, isWhole),
          ]),
        )
      })
    }),
  )

const cases = [0, 1, 5, 10_000, 40_000, 65_000].flatMap((length) =>
  [true, false].flatMap((saysGoodbye) => ['at once', 'late'].map((read) => ({ length, saysGoodbye, read }))),
)

describe('Over HTTP/2, the last answer of a connection', () => {
  it.each(cases)('is whole: $length bytes, after a GOAWAY $saysGoodbye, read $read', async (row) => {
    await using server = await serveLast(row.length, row)
    await using transport = nodeTransport({ ca, roots: 'none', http2: true })

    const response = await transport(server.origin)
    if (row.read === 'late') await sleep(30)
    const found = Buffer.from(await response.arrayBuffer())

    expect(found.equals(bytes.subarray(0, row.length))).toBe(true)
  })

  it.each(cases.filter(({ length }) => length > 0))('fails where its end is missing: %o', async (row) => {
    await using server = await serveLast(row.length, { ...row, isWhole: false })
    await using transport = nodeTransport({ ca, roots: 'none', http2: true })

    const failure: unknown = await transport(server.origin)
      .then((response) => response.arrayBuffer())
      .catch((error: unknown) => error)

    expect(failure).toMatchObject({ name: 'TypeError', cause: { name: 'TransportError' } })
  })

  it('fails where it is shorter than announced', async () => {
    const head = Buffer.concat([ok, header('content-length', '9')])
    await using server = await serveLast(5, { head })
    await using transport = nodeTransport({ ca, roots: 'none', http2: true })

    await expect(transport(server.origin).then((response) => response.text())).rejects.toThrow(TypeError)
  })
})
