import type { Random } from './random.ts'
import { gzipSync } from 'node:zlib'

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
const packed = gzipSync('a body that was packed')
const long = 'x'.repeat(70_000)

/** What a server may say when all is well. */
const whole: readonly [Buffer, ...Buffer[]] = [
  latin('HTTP/1.1 200 OK\r\ncontent-length: 4\r\nset-cookie: a=b\r\n\r\nbody'),
  latin(
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nbody\r\n3;x=y\r\nend\r\n0\r\ntrailer: t\r\n\r\n',
  ),
  latin('HTTP/1.1 103 Early Hints\r\nlink: <a>\r\n\r\nHTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n'),
  latin('HTTP/1.1 204 No Content\r\n\r\n'),
  latin('HTTP/1.1 205 Reset Content\r\ncontent-length: 10\r\n\r\n0123456789'),
  latin('HTTP/1.1 304 Not Modified\r\netag: "a"\r\ncontent-length: 10\r\n\r\n'),
  latin('HTTP/1.0 401 No\r\nconnection: close\r\n\r\nuntil the end'),
  latin('HTTP/1.1 101 Switching\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n'),
  latin(`HTTP/1.1 200 OK\r\ncontent-length: ${long.length}\r\n\r\n${long}`),
  Buffer.concat([
    latin(`HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${packed.length}\r\n\r\n`),
    packed,
  ]),
]

/** What hurts parsers. */
const thorns: readonly [string, ...string[]] = [
  '\r\n',
  '\n',
  '\r',
  '\0',
  ' ',
  ':',
  '\u{FF}',
  'HTTP/1.1 200 OK\r\n\r\n',
  'HTTP/1.1 100 Continue\r\n\r\n',
  'transfer-encoding: chunked\r\n',
  'content-length: 99999999999999999999\r\n',
  'content-length: -1\r\n',
  'content-encoding: br, gzip\r\n',
  'keep-alive: timeout=0\r\n',
  'connection: close\r\n',
  'FFFFFFFFFFFFFFFF\r\n',
  '__proto__: x\r\n',
  'x-long: '.padEnd(20_000, 'y'),
]

/** An answer, hurt in up to four places. */
export function mutatedAnswer(random: Random): Buffer {
  let answer = random.pick(whole)
  for (let count = random.below(5); count > 0; count -= 1) answer = hurt(answer, random)
  return answer
}

function hurt(answer: Buffer, { below, pick }: Random): Buffer {
  const at = below(Math.min(answer.length, 200) + 1)
  const [before, after] = [answer.subarray(0, at), answer.subarray(at)]
  switch (below(6)) {
    case 0:
      return before
    case 1:
      return Buffer.concat([before, latin(pick(thorns)), after])
    case 2:
      return Buffer.concat([before, after.subarray(1 + below(8))])
    case 3:
      return Buffer.concat([before, Buffer.from([below(256)]), after.subarray(1)])
    case 4:
      return Buffer.concat([answer, pick(whole)])
    default:
      return Buffer.concat([before, after.subarray(0, 1 + below(40)), after])
  }
}
