import { home, wired } from '../../test/fixtures/wired.ts'
import { createWire } from './wire.ts'
import { expect, it, vi } from 'vitest'

it.each(['fetch', 'http'] as const)('does not leave home by %s', async (name) => {
  const { wire, seen } = wired(() => new Response())
  const send = wire[name] as typeof fetch

  await expect(send('https://evil.test/base/login')).rejects.toMatchObject({ code: 'foreign-origin' })
  expect(seen).toEqual([])
})

it.each(['fetch', 'http'] as const)('sends the same by %s: what a fetch takes', async (name) => {
  const { wire, seen } = wired(() => new Response('no', { status: 401 }))
  const send = wire[name] as typeof fetch

  const reply = await send('login', { method: 'POST', headers: { 'x-a': '1' }, body: 'a=1' })

  const [request] = seen
  expect([reply.status, await reply.text()]).toEqual([401, 'no'])
  expect(request).toMatchObject({
    method: 'POST',
    url: 'https://toy.test/base/login?mode=x',
    redirect: 'manual',
  })
  expect([request?.headers.get('x-a'), await request?.text()]).toEqual(['1', 'a=1'])
})

it.each([
  ['fetch', 'the work'],
  ['fetch', 'the sender'],
  ['http', 'the work'],
  ['http', 'the sender'],
] as const)('is aborted by %s when %s gives up', async (name, who) => {
  const [work, own] = [new AbortController(), new AbortController()]
  const signals: (AbortSignal | null | undefined)[] = []
  const transport: typeof fetch = (_input, init) => {
    signals.push(init?.signal)
    return new Promise(() => {})
  }
  const parts = { signal: work.signal, endsBy: () => Infinity, ask: () => Promise.resolve('') }
  const send = createWire({ ...home, transport }, parts)[name] as typeof fetch

  void send('login', { signal: own.signal }).catch(() => {})
  await vi.waitFor(() => expect(signals).toHaveLength(1))
  const before = signals[0]?.aborted
  ;(who === 'the work' ? work : own).abort()

  expect([before, signals[0]?.aborted]).toEqual([false, true])
})
