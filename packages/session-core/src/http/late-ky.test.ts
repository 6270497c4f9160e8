import { lateKy } from './late-ky.ts'
import ky, { type KyInstance } from 'ky'
import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, it } from 'vitest'

interface Scene {
  readonly http: KyInstance
  readonly seen: Request[]
  /** How often ky was asked for. */
  readonly loads: () => number
}

/** ky that is loaded in a later turn, over a server that only looks. */
function late(answer: () => Response = () => Response.json({ fine: true })): Scene {
  const seen: Request[] = []
  let loads = 0
  const fetch: typeof globalThis.fetch = (input, init) => {
    seen.push(new Request(input, init))
    return Promise.resolve(answer())
  }
  const http = lateKy(async () => {
    loads += 1
    await new Promise((resolve) => setTimeout(resolve, 1))
    return ky.create({ baseUrl: 'https://toy.test/', fetch, retry: 0 })
  })
  return { http, seen, loads: () => loads }
}

it('has all that ky has, and nothing else', () => {
  const own = Object.getOwnPropertyNames(late().http).toSorted()

  expect(own).toEqual(Object.getOwnPropertyNames(ky).toSorted())
})

it('is copied without a word, before it is there', async () => {
  const { http, seen } = late()
  const copy = { ...http }

  await copy.get('x')

  expect(seen).toHaveLength(1)
})

it.each(['get', 'post', 'put', 'patch', 'delete', 'head', 'query'] as const)(
  'loads ky at the first %s, and once',
  async (method) => {
    const { http, seen, loads } = late()
    expect(loads()).toBe(0)

    await http[method]('first')
    await http[method]('second')
    await http('third', { method })

    expect(loads()).toBe(1)
    expect(seen.map((request) => `${request.method.toLowerCase()} ${request.url}`)).toEqual(
      ['first', 'second', 'third'].map((path) => `${method} https://toy.test/${path}`),
    )
  },
)

it('is loaded and extended once, by however many', async () => {
  const { http, loads } = late()
  let times = 0
  const api = http.extend(() => ({ context: { times: (times += 1) } }))

  await Promise.all([api.get('a'), api.get('b'), http.get('c')])

  expect([loads(), times]).toEqual([1, 1])
})

it('keeps the order of calls that wait for it', async () => {
  const { http, seen } = late()

  await Promise.all(['a', 'b', 'c'].map((path) => http.get(path)))

  expect(seen.map(({ url }) => new URL(url).pathname)).toEqual(['/a', '/b', '/c'])
})

it('tries again to load what could not be loaded', async () => {
  let isThere = false
  const http = lateKy(() =>
    isThere
      ? Promise.resolve(ky.create({ fetch: () => Promise.resolve(new Response('x')) }))
      : Promise.reject(new Error('gone')),
  )

  await expect(http.get('https://toy.test/').text()).rejects.toThrow('gone')
  await expect(http.get('https://toy.test/')).rejects.toThrow('gone')
  isThere = true

  expect(await http.get('https://toy.test/').text()).toBe('x')
})

it('extends and creates before it is there, each of its own', async () => {
  const { http, seen, loads } = late()
  const named = http.extend({ headers: { 'x-name': 'a' } })
  const both = named.extend((options) => ({ ...options, headers: { 'x-more': 'b' } }))
  const bare = http.create({ fetch: () => Promise.resolve(new Response('bare')) })
  expect(loads()).toBe(0)

  await both.get('x')
  await named.get('x')
  await http.get('x')

  expect(seen.map(({ headers }) => [headers.get('x-name'), headers.get('x-more')])).toEqual([
    ['a', 'b'],
    ['a', null],
    [null, null],
  ])
  expect(await bare.get('https://elsewhere.test/').text()).toBe('bare')
  expect(loads()).toBe(1)
})

it('has words for hooks when hooks run, and says so before', async () => {
  let tries = 0
  const { http } = late(() => new Response('busy', { status: (tries += 1) && 503 }))
  const { retry } = http
  expect(() => http.stop).toThrow('Use http.stop and http.retry within hooks')
  expect(() => retry()).toThrow(TypeError)

  const stopping = http.extend({
    retry: { limit: 3, delay: () => 0 },
    hooks: { beforeRetry: [() => http.stop] },
  })
  await stopping.get('x')

  expect(tries).toBe(1)
  expect([http.stop, retry({ delay: 1 })]).toEqual([ky.stop, ky.retry({ delay: 1 })])
})

it('stays in the context of its caller', async () => {
  const context = new AsyncLocalStorage<string>()
  const { http } = late()

  const seen = await context.run('mine', () => http.get('x').then(() => context.getStore()))

  expect(seen).toBe('mine')
})
