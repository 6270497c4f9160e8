import type { RedisCommand } from '@org/session-core/redis'
import { once } from 'node:events'
import { connect } from 'node:net'

/** The smallest client of Redis: one connection, commands as they come, replies in order. */
export interface RespClient {
  readonly send: RedisCommand
  readonly close: () => void
}

/** Connects. A lost connection rejects what waits. */
export async function respClient(port: number): Promise<RespClient> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const waiting: { readonly resolve: (reply: unknown) => void; readonly reject: (error: Error) => void }[] =
    []
  let bytes = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk])
    for (let read = parse(bytes, 0); read; read = parse(bytes, 0)) {
      bytes = bytes.subarray(read.end)
      const { value } = read
      const waiter = waiting.shift()
      if (value instanceof Error) waiter?.reject(value)
      else waiter?.resolve(value)
    }
  })
  let isLost = false
  const fail = (): void => {
    isLost = true
    for (const { reject } of waiting.splice(0)) reject(new Error('connection lost'))
  }
  socket.on('error', fail)
  socket.on('close', fail)

  return {
    send: (args) =>
      new Promise((resolve, reject) => {
        if (isLost) throw new Error('connection lost')
        waiting.push({ resolve, reject })
        const parts = args.map((arg) => `$${Buffer.byteLength(arg)}\r\n${arg}\r\n`)
        socket.write(`*${args.length}\r\n${parts.join('')}`)
      }),
    close: () => void socket.destroy(),
  }
}

interface Parsed {
  readonly value: unknown
  readonly end: number
}

function parse(bytes: Buffer, start: number): Parsed | undefined {
  const line = bytes.indexOf('\r\n', start)
  if (line === -1) return undefined
  const [kind, text, end] = [
    bytes.toString('latin1', start, start + 1),
    bytes.toString('utf8', start + 1, line),
    line + 2,
  ]
  if (kind === '+') return { value: text, end }
  if (kind === '-') return { value: new Error(text), end }
  if (kind === ':') return { value: Number(text), end }
  const length = Number(text)
  if (length === -1) return { value: null, end }
  if (kind === '$') {
    return bytes.length < end + length + 2
      ? undefined
      : { value: bytes.toString('utf8', end, end + length), end: end + length + 2 }
  }
  return parseList(bytes, end, length)
}

function parseList(bytes: Buffer, start: number, length: number): Parsed | undefined {
  const values: unknown[] = []
  let end = start
  for (let index = 0; index < length; index += 1) {
    const read = parse(bytes, end)
    if (!read) return undefined
    values.push(read.value)
    end = read.end
  }
  return { value: values, end }
}
