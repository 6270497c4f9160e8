import { createTrust } from './authority.ts'
import { failOnUncaught } from './fail-on-uncaught.ts'
import { conversation, frame } from './fuzz/frames.ts'
import { mutatedAnswer } from './fuzz/mutated-answer.ts'
import { createRandom, type Random, seedOf, times } from './fuzz/random.ts'
import { listen, serveTcp } from './servers.ts'
import { nodeTransport, type NodeTransport } from '@org/session-core/node'
import type { Socket } from 'node:net'
import { createServer, TLSSocket } from 'node:tls'
import { expect, it } from 'vitest'

failOnUncaught()

const endings: readonly [(socket: Socket) => void, ...((socket: Socket) => void)[]] = [
  (socket) => void socket.end(),
  (socket) => {
    if (socket instanceof TLSSocket) socket.destroy()
    else socket.resetAndDestroy()
  },
  () => {},
]
const methods: readonly [RequestInit, ...RequestInit[]] = [
  {},
  {},
  { method: 'HEAD' },
  { method: 'POST', body: 'text' },
  { method: 'PUT', body: 'text' },
  { method: 'DELETE' },
]

/** How an answer may be read; each settles, or the transport hangs. */
const readings: readonly [
  (response: Response) => Promise<unknown>,
  ...((response: Response) => Promise<unknown>)[],
] = [
  (response) => response.text(),
  async (response) => response.body?.cancel(),
  async (response) => response.clone().text(),
  async (response) => {
    const reader = response.body?.getReader({ mode: 'byob' })
    while (reader && !(await reader.read(new Uint16Array(100))).done);
  },
]

/** Whatever happens, a call ends: with an answer, a TypeError, or the reason of the one who left. */
const trial = async (transport: NodeTransport, url: string, random: Random): Promise<string> => {
  const [init, read] = [random.pick(methods), random.pick(readings)]
  const abort = new AbortController()
  const left = new Error('left')
  const patience = setTimeout(() => abort.abort(left), 40)
  let hanging: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    hanging = setTimeout(resolve, 5000, 'it hangs')
  })
  const ended = transport(url, { ...init, signal: abort.signal })
    .then(read)
    .then(
      () => 'ended',
      (error: unknown) => (error === left || error instanceof TypeError ? 'ended' : String(error)),
    )
  const outcome = await Promise.race([ended, late])
  clearTimeout(patience)
  clearTimeout(hanging)
  return outcome
}

it('no answer over HTTP/1.1 ends the process, hangs a call or has it sent twice', async () => {
  const seed = seedOf('answers')
  const count = times(80)
  const ran = new Map<string, number>()
  await using server = await serveTcp((socket) => {
    socket.on('data', (data) => {
      const path = /^[A-Z]+ \/(?<path>\d+) /.exec(data.toString('latin1'))?.groups?.['path']
      if (path === undefined) return
      ran.set(path, (ran.get(path) ?? 0) + 1)
      const random = createRandom(seed + Number(path))
      const answer = mutatedAnswer(random)
      const cut = random.below(answer.length + 1)
      const end = random.pick(endings)
      socket.write(answer.subarray(0, cut))
      setImmediate(() => socket.write(answer.subarray(cut), () => end(socket)))
    })
  })
  await using transport = nodeTransport({ connections: 8, maxDecodedBytes: 100_000 })

  const outcomes = new Set<string>()
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < count) {
      const id = next
      next += 1
      outcomes.add(await trial(transport, `${server.origin}/${id}`, createRandom(seed - id)))
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))

  expect([...outcomes]).toEqual(['ended'])
  expect([...ran.values()].filter((often) => often > 1)).toEqual([])
}, 300_000)

it('no conversation over HTTP/2 ends the process, hangs a call or has it sent twice', async () => {
  const seed = seedOf('conversations')
  const count = times(15)
  const { ca, identity } = await createTrust()
  let requests = 0
  let random = createRandom(seed)
  let said = conversation(random)
  const server = createServer({ ...identity, ALPNProtocols: ['h2'] }, (socket) => {
    socket.on('error', () => {})
    socket.write(frame([4, 0, 0]))
    socket.on('data', (data: Buffer) => {
      // A request is a HEADERS frame on an odd stream; the client's preface has none.
      for (
        let at = data.indexOf('PRI ') === 0 ? 24 : 0;
        at + 9 <= data.length;
        at += 9 + data.readUIntBE(at, 3)
      ) {
        if (data[at + 3] !== 1) continue
        requests += 1
        for (const each of said) socket.write(each)
        setImmediate(random.pick(endings), socket)
      }
    })
  })
  await using place = await listen(server)

  const wrong: unknown[] = []
  for (let id = 0; id < count; id += 1) {
    random = createRandom(seed + id)
    said = conversation(random)
    requests = 0
    await using transport = nodeTransport({ ca, roots: 'none', http2: true })
    const outcome = await trial(transport, `${place.origin}/${id}`, random)
    if (outcome !== 'ended' || requests > 1)
      wrong.push({
        seed: seed + id,
        outcome,
        requests,
        said: said.map((each) => each.subarray(0, 24).toString('hex')),
      })
  }

  expect(wrong).toEqual([])
}, 300_000)
