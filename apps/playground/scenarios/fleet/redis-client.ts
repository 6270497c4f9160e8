import type { RedisCommand } from '@org/session-core/redis'
import { Buffer } from 'node:buffer'
import { connect } from 'node:net'

interface Waiting {
  readonly resolve: (reply: unknown) => void
  readonly reject: (error: Error) => void
}

/** As much of a client as a demonstration needs; your program has node-redis, ioredis or another one. */
export function connectRedis(path: string): RedisCommand {
  const socket = connect(path)
  const waiting: Waiting[] = []
  let received = Buffer.alloc(0)
  const fail = (): void => {
    for (const { reject } of waiting.splice(0)) reject(new Error('Redis is gone.'))
  }
  socket.on('error', fail)
  socket.on('close', fail)
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, Buffer.from(chunk)])
    for (let reply = readReply(received, 0); reply !== undefined; reply = readReply(received, 0)) {
      received = received.subarray(reply.end)
      const next = waiting.shift()
      if (reply.value instanceof Error) next?.reject(reply.value)
      else next?.resolve(reply.value)
    }
  })

  return (words) =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject })
      const bulks = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`)
      socket.write(`*${words.length}\r\n${bulks.join('')}`)
    })
}

interface Reply {
  readonly value: unknown
  /** Where the next one begins. */
  readonly end: number
}

/** One reply of RESP 2, once all of it is here. */
function readReply(bytes: Buffer, start: number): Reply | undefined {
  const lineEnd = bytes.indexOf('\r\n', start)
  if (lineEnd === -1) return undefined

  const [sign, ...letters] = bytes.toString('utf8', start, lineEnd)
  const [text, end] = [letters.join(''), lineEnd + 2]
  if (sign === '*') return readList(bytes, end, Number(text))
  if (sign === '$') return readBulk(bytes, end, Number(text))
  if (sign === '-') return { value: new Error(text), end }
  return { value: sign === ':' ? Number(text) : text, end }
}

function readBulk(bytes: Buffer, start: number, length: number): Reply | undefined {
  if (length < 0) return { value: null, end: start }
  const end = start + length
  return bytes.length < end + 2 ? undefined : { value: bytes.toString('utf8', start, end), end: end + 2 }
}

function readList(bytes: Buffer, start: number, length: number): Reply | undefined {
  if (length < 0) return { value: null, end: start }
  const values: unknown[] = []
  let end = start
  while (values.length < length) {
    const reply = readReply(bytes, end)
    if (reply === undefined) return undefined
    values.push(reply.value)
    ;({ end } = reply)
  }
  return { value: values, end }
}
