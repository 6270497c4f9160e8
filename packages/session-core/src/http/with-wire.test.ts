import { manualClock } from '../testing/manual-clock.ts'
import type { WireOptions } from './wire-options.ts'
import { withWire } from './with-wire.ts'
import { expect, it } from 'vitest'

const server = { name: 'toy', url: 'https://toy.test/base', query: { mode: 'x' } }
const get = (options: WireOptions, path = 'texts'): Promise<string> =>
  withWire(server, options, ({ http }) => http.get(path).text())
const never: typeof fetch = () => new Promise(() => {})

it('talks below the url, with the standing parameters and the headers of a gateway, and nothing else', async () => {
  const seen: Request[] = []
  const transport: typeof fetch = (input, init) => {
    seen.push(new Request(input, init))
    return Promise.resolve(new Response('fine'))
  }

  expect(await get({ transport, headers: { 'x-api-key': 'k' } })).toBe('fine')
  expect(seen.map(({ url }) => url)).toEqual(['https://toy.test/base/texts?mode=x'])
  expect([...(seen[0]?.headers ?? [])]).toContainEqual(['x-api-key', 'k'])
  expect(seen[0]?.headers.has('authorization')).toBe(false)
})

it.each<[string, WireOptions, object]>([
  [
    'a redirect',
    { transport: () => Promise.resolve(Response.redirect('https://evil.test/')) },
    { code: 'unexpected-reply' },
  ],
  [
    'a lost connection',
    { transport: () => Promise.reject(new TypeError('fetch failed')) },
    { code: 'unreachable', retryable: true },
  ],
  [
    'more than 1 MiB',
    { transport: () => Promise.resolve(new Response('x'.repeat(2 ** 21))) },
    { code: 'unexpected-reply' },
  ],
  ['an option that does not exist', { transprot: never } as WireOptions, { code: 'invalid-options' }],
])('fails in our words at %s', async (_what, options, expected) => {
  await expect(get(options)).rejects.toMatchObject({ protocol: 'toy', ...expected })
})

it('refuses an address that is not safe, before anything is sent', async () => {
  const talk = withWire({ ...server, url: 'http://toy.test/' }, { transport: never }, () => Promise.resolve())

  await expect(talk).rejects.toMatchObject({ code: 'invalid-options' })
})

it('asks nobody anything', async () => {
  const asks = withWire(server, { transport: never }, ({ ask }) => ask({ kind: 'otp' }))

  await expect(asks).rejects.toMatchObject({ code: 'challenge-unanswered' })
})

it('is given up after policy.loginDeadlineMs', async () => {
  const clock = manualClock()
  const waiting = get({ clock, transport: never, policy: { loginDeadlineMs: 100 } }).catch(
    (error: unknown) => error,
  )

  await clock.advance(100)

  expect(await waiting).toMatchObject({ code: 'unreachable', message: 'No answer within 100 ms. Try again.' })
})

it('ends with the reason of the signal', async () => {
  const controller = new AbortController()
  const waiting = get({ transport: never, signal: controller.signal })

  controller.abort('enough')

  await expect(waiting).rejects.toBe('enough')
  await expect(get({ transport: never, signal: controller.signal })).rejects.toBe('enough')
})
