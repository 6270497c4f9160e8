import { toyScene, type ToyScene } from '../toy-scene.ts'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { expect, it } from 'vitest'

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** A session whose next answer comes in two halves: the second one when it is told to. */
function downloading(head: Promise<unknown> = Promise.resolve()): ToyScene & { readonly finish: () => void } {
  const scene = toyScene()
  let finish = (): void => {}
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode('first '))
      finish = () => {
        controller.enqueue(new TextEncoder().encode('second'))
        controller.close()
      }
    },
  })
  scene.wire.next(({ url }) => url.endsWith('download')).answer(() => head.then(() => new Response(body)))
  return { ...scene, finish: () => finish() }
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  let all = ''
  for await (const chunk of chunks) all += new TextDecoder().decode(chunk)
  return all
}

const body = ({ body: stream }: Response): ReadableStream<Uint8Array> => stream as ReadableStream<Uint8Array>

const ways: Readonly<Record<string, (response: Response) => Promise<string>>> = {
  'text()': (response) => response.text(),
  'arrayBuffer()': async (response) => new TextDecoder().decode(await response.arrayBuffer()),
  'blob()': async (response) => (await response.blob()).text(),
  'a clone': (response) => response.clone().text(),
  'both halves of a split stream': async (response) => {
    const [first, second] = await Promise.all(
      body(response)
        .tee()
        .map((half) => text(half as never)),
    )
    return first === second ? String(first) : ''
  },
  'the clone of an answer made of its stream': (response) => new Response(response.body).clone().text(),
  'for await': (response) => collect(body(response)),
  'a reader': async (response) => {
    const reader = body(response).getReader()
    let all = ''
    for (let next = await reader.read(); !next.done; next = await reader.read())
      all += new TextDecoder().decode(next.value)
    return all
  },
  'pipeThrough()': (response) => text(body(response).pipeThrough(new TransformStream()) as never),
  'pipeTo()': async (response) => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    void body(response).pipeTo(writable)
    return collect(readable as never)
  },
  'a stream of Node': async (response) => String(await buffer(Readable.fromWeb(body(response) as never))),
}

it.each(Object.entries(ways))(
  '%s: a session that was renewed is logged out when the download ends',
  async (_way, read) => {
    const { session, server, finish } = downloading()
    const response = await session.fetch('download')
    const reading = read(response)

    await session.renew()
    await turns()
    const during = server.liveSessions
    finish()
    const whole = await reading
    await turns()

    expect([during, whole, server.liveSessions]).toEqual([2, 'first second', 1])
  },
)

it.each(Object.entries(ways))('%s: a logout gives the download its time', async (_way, read) => {
  const { session, server, finish } = downloading()
  const reading = read(await session.fetch('download'))

  const logout = session.logout()
  await turns()
  const during = server.liveSessions
  finish()

  expect([during, await reading, await logout, server.liveSessions]).toEqual([
    1,
    'first second',
    'revoked',
    0,
  ])
})

it.each([
  ['was read', (response: Response) => response.text()],
  ['was cancelled', (response: Response) => response.body?.cancel()],
  ['nobody reads', () => {}],
  ['a reader let go', (response: Response) => response.body?.getReader().releaseLock()],
])('a logout does not wait for a body that %s', async (_what, treat) => {
  const { session } = toyScene()
  await treat(await session.fetch('things'))

  await expect(session.logout()).resolves.toBe('revoked')
})

it('a request that is answered during a logout gets the time to be read, too', async () => {
  const head = Promise.withResolvers<undefined>()
  const { session, server, finish } = downloading(head.promise)
  await session.login()
  const reading = session.fetch('download').then(async (response) => {
    // Whoever gets it may have something else to do first.
    for (let hop = 0; hop < 50; hop += 1) await Promise.resolve()
    return response.text()
  })
  await turns()

  const logout = session.logout()
  head.resolve(undefined)
  await turns()
  const during = server.liveSessions
  finish()

  expect([during, await reading, await logout]).toEqual([1, 'first second', 'revoked'])
})

it('a download that does not end has no more than drainMs', async () => {
  const { session, clock } = downloading()
  void (await session.fetch('download')).text().catch(() => {})

  const logout = session.logout({ drainMs: 3000 })
  await clock.advance(3000)

  await expect(logout).resolves.toBe('revoked')
})

it('an answer stays the very one, of its own class', async () => {
  const scene = toyScene()
  const given = Response.json({ a: 1 }, { status: 201 })
  await scene.session.login()
  scene.wire.next().answer(() => given)

  const answer = await scene.session.fetch('things')

  expect([answer === given, answer instanceof Response, answer.constructor]).toEqual([true, true, Response])
  expect([answer.status, answer.bodyUsed, await answer.json()]).toEqual([201, false, { a: 1 }])
})

it.each<[string, (answer: Response) => unknown]>([
  ['json', (answer) => Object.assign(answer, { json: () => 'own' }).json()],
  ['clone', (answer) => Object.assign(answer, { clone: () => 'own' }).clone()],
  ['getReader', (answer) => Object.assign(body(answer), { getReader: () => 'own' as never }).getReader()],
])('%s of an answer may be put in place of, as instruments and ky do', async (_what, replace) => {
  const { session } = toyScene()
  await session.login()

  expect(replace(await session.fetch('things'))).toBe('own')
})

it('ky reads JSON with what it is told to', async () => {
  const { session, wire } = toyScene()
  await session.login()
  wire.next().answer(() => new Response('12345678901234567890'))
  const http = session.http.extend({ parseJson: BigInt })

  expect(await http.get('things').json()).toBe(12_345_678_901_234_567_890n)
})
