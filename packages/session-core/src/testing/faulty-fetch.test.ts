import { type FaultyFetch, faultyFetch } from './faulty-fetch.ts'
import { manualClock } from './manual-clock.ts'
import { watch } from './outcome.ts'
import { letRun } from './turns.ts'
import { expect, it } from 'vitest'

const open = (): FaultyFetch & { readonly served: string[] } => {
  const served: string[] = []
  const wire = faultyFetch(async (input, init) => {
    const request = new Request(input, init)
    served.push(`${request.url} ${await request.text()}`)
    return new Response('served')
  })
  return { ...wire, served }
}

it('lets everything pass, and notes it down', async () => {
  const { fetch, passed, served } = open()

  const response = await fetch('https://a.test/x', { method: 'POST', body: 'text', headers: { 'x-a': 'b' } })

  expect(await response.text()).toBe('served')
  expect(served).toEqual(['https://a.test/x text'])
  expect(passed).toMatchObject([
    { method: 'POST', url: 'https://a.test/x', headers: { 'x-a': 'b' }, redirect: 'follow' },
  ])
  expect(await passed[0]?.text()).toBe('text')
})

it('holds a reply, not the request', async () => {
  const { fetch, next, served } = open()
  const release = next().hold()
  const held = watch(fetch('https://a.test/x'))
  await letRun()

  const before = held.outcome
  release()
  await letRun()

  expect([served.length, before, held.outcome]).toEqual([1, 'pending', '200'])
})

it('drops the next request that matches, before it arrives, and no other', async () => {
  const { fetch, next, served } = open()
  next(({ url }) => url.endsWith('/x')).drop()

  const calls = ['y', 'x', 'x'].map((path) => fetch(`https://a.test/${path}`))
  const outcomes = await Promise.allSettled(calls)

  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(served.length).toBe(2)
})

it('delays a reply on the clock that it is given', async () => {
  const { fetch, next } = open()
  const clock = manualClock()
  next().delay(100, clock)
  const call = watch(fetch('https://a.test/x'))

  await clock.advance(99)
  const before = call.outcome
  await clock.advance(1)

  expect([before, call.outcome]).toEqual(['pending', '200'])
})

it('answers in place of the server, every time, unless something is meant for the next one', async () => {
  const { fetch, next, every, served } = open()
  every().answer(({ method }) => new Response(method, { status: 503 }))
  next().answer(() => new Response('once', { status: 418 }))

  const statuses = [await fetch('https://a.test/'), await fetch('https://a.test/')].map(
    ({ status }) => status,
  )

  expect([statuses, served]).toEqual([[418, 503], []])
})

it('fails as fetch does when the signal was aborted before', async () => {
  const { fetch, passed } = open()

  const call = fetch('https://a.test/', { signal: AbortSignal.abort('too late') })

  await expect(call).rejects.toBe('too late')
  expect(passed).toEqual([])
})
