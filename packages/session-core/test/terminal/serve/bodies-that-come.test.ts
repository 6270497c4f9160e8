import { connectTo, echo, sendTo, servedFor } from './served.ts'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'

const post = 'POST / HTTP/1.1\r\nhost: a\r\n'
const later = post.replace(' / ', ' /later ')

const echoLater = async (request: Request): Promise<Response> => {
  const answer = await echo(request)
  if (new URL(request.url).pathname === '/later') await setTimeout(20)
  return answer
}

it.each([
  ['a chunk that is none', 'transfer-encoding: chunked\r\n\r\nzz\r\n', [400]],
  ['a chunk that is none, late', 'transfer-encoding: chunked\r\n\r\n1\r\na\r\nzz\r\n', [400]],
  ['a length beside chunks', 'content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', [400]],
  ['two lengths', 'content-length: 1\r\ncontent-length: 1\r\n\r\na', [400]],
  ['more than it says', 'content-length: 1\r\n\r\na\0', [200, 501]],
  [
    'a request after it, and more',
    `content-length: 0\r\n\r\n${later}content-length: 0\r\n\r\n\0`,
    [200, 200, 501],
  ],
  ['less than it says, and an end', 'content-length: 2\r\n\r\na', [400]],
  [
    'a request after it, and an end',
    `content-length: 1\r\n\r\na${post}content-length: 2\r\n\r\na`,
    [200, 400],
  ],
])('answers a body of %s, and what came before it', async (what, rest, statuses) => {
  const served = await servedFor(echoLater)

  const answers = await sendTo(served, `${post}${rest}`, what.endsWith('an end'))

  const found = [...answers.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => Number(status))
  expect(found).toEqual(statuses)
})

it('hears a body of more than 16 MiB to its end, and refuses it', async () => {
  const served = await servedFor(echo)
  const length = 16 * 2 ** 20 + 1
  const head = Buffer.from(`${post}connection: close\r\ncontent-length: ${length}\r\n\r\n`)

  const refusal = await sendTo(served, Buffer.concat([head, Buffer.alloc(length)]))
  const answer = await sendTo(served, `${post}connection: close\r\ncontent-length: 1\r\n\r\na`)

  expect(refusal).toMatch(/^HTTP\/1\.1 413 [^]*"message":"[A-Z]/)
  expect(answer).toContain('x-length: 1\r\n')
})

it('goes on after a body that nobody reads', async () => {
  const socket = connectTo(await servedFor(() => new Response(null, { status: 415 })))

  socket.write(`${post}content-length: 1000000\r\n\r\n`)
  socket.write(Buffer.alloc(1_000_000))
  socket.write('GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n')

  expect((await text(socket)).match(/HTTP\/1\.1 415/g)).toHaveLength(2)
})
