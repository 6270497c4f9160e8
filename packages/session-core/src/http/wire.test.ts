import { home, wired } from '../../test/fixtures/wired.ts'
import { letRun } from '../testing/turns.ts'
import { readJson } from '../vendor/read-json.ts'
import { createWire } from './wire.ts'
import { expect, it } from 'vitest'

it('sends one request below home, with its standing parameters, and follows nothing', async () => {
  const { wire, seen } = wired(() => new Response('fine'))

  const reply = await wire.http.post('login', { json: { a: 1 }, headers: { 'x-a': '1' } }).text()

  const [request] = seen
  expect(seen).toHaveLength(1)
  expect(request).toMatchObject({
    method: 'POST',
    url: 'https://toy.test/base/login?mode=x',
    redirect: 'manual',
  })
  expect([request?.headers.get('x-a'), await request?.text(), reply]).toEqual(['1', '{"a":1}', 'fine'])
})

it.each([
  ['JSON', { json: { a: 1 } }, '{"a":1}'],
  ['a text', { body: 'a=1' }, 'a=1'],
])('gives the transport %s as it is: nobody makes a stream of it', async (_what, content, body) => {
  const bodies: unknown[] = []
  const transport: typeof fetch = (_input, init) => {
    bodies.push(init?.body)
    return Promise.resolve(new Response())
  }
  const parts = {
    signal: new AbortController().signal,
    endsBy: () => Infinity,
    ask: () => Promise.resolve(''),
  }

  await createWire({ ...home, transport }, parts).http.post('login', content)

  expect(bodies).toEqual([body])
})

it('brings a text as it was sent: what reads it exactly keeps the digits of an id', async () => {
  const { wire } = wired(() => new Response('{"id":9007199254740993}'))

  expect(readJson(await wire.http.get('login').text())).toEqual({ id: '9007199254740993' })
})

it('does not quote an answer that is not JSON', async () => {
  const { wire } = wired(() => new Response('<html>hidden', { status: 502 }))

  const reply = wire.http.get('login').json()

  await expect(reply).rejects.toMatchObject({ code: 'unexpected-reply', vendor: { status: 502 } })
  await expect(reply).rejects.not.toThrow(/hidden/)
})

it('sends nothing more once it was called off, though the transport would', async () => {
  const off = new AbortController()
  const { wire, seen } = wired(() => {
    off.abort()
    return new Response()
  }, off.signal)

  await wire.http.get('first').catch(() => {})
  await expect(wire.http.get('second')).rejects.toMatchObject({ code: 'unreachable' })

  expect(seen).toHaveLength(1)
})

it('sends nothing that was given up while its body was read, to whatever transport', async () => {
  const work = new AbortController()
  const { wire, seen } = wired(() => new Response('fine'), work.signal)
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const answer = wire.http.post('login', { body: readable })

  await letRun()
  work.abort()
  await writable.close()

  await expect(answer).rejects.toMatchObject({ code: 'unreachable' })
  expect(seen).toEqual([])
})
