import { writeAnswer } from './write-answer.ts'
import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'

const pieces = (...all: readonly string[]): ReadableStream =>
  new ReadableStream({
    async start(controller) {
      for (const piece of all) {
        controller.enqueue(new TextEncoder().encode(piece))
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
      controller.close()
    },
  })
const long = 'x'.repeat(3_000_000)
const answers: readonly (readonly [made: () => Response, expected: string])[] = [
  [() => new Response('whole'), 'whole'],
  [() => new Response(pieces('a', 'b', 'c')), 'abc'],
  [() => new Response(null, { status: 204 }), ''],
  [() => new Response(''), ''],
  [() => new Response(long), long],
  [() => new Response(pieces(long, long)), long + long],
]

it('frames every answer, however it comes, for many callers on kept connections', async () => {
  let next = 0
  const server = createServer((incoming, response) => {
    incoming.resume()
    const [made] = answers[Number(incoming.url?.slice(1))] ?? []
    void writeAnswer(made?.() ?? new Response(), response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const ask = async (): Promise<boolean> => {
    const index = next++ % answers.length
    const asking = request({ port, host: '127.0.0.1', path: `/${index}`, agent }).end()
    const [incoming] = (await once(asking, 'response')) as [NodeJS.ReadableStream]
    return (await text(incoming)) === answers[index]?.[1]
  }

  const right = await Promise.all(Array.from({ length: 60 }, ask))
  agent.destroy()
  server.close()

  expect(right).not.toContain(false)
})
