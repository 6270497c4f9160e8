import { failing } from '../errors/session-error.ts'
import { closedError, noGrant } from '../grant/grant-store.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { createSessionHttp, type Place } from './session-http.ts'
import type { KyInstance } from 'ky'
import { expect, it, vi } from 'vitest'

const fail = failing('toy')
const url = new URL('https://toy.test/')

interface Scene {
  readonly place: Place
  readonly fetch: typeof globalThis.fetch
  readonly http: KyInstance
}

/** ky that is not there yet, and a session that may end before it is. */
function scene(): Scene {
  const place: Place = { ...noGrant, clock: manualClock(), fail, url, protocol: {} }
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(new Response()))
  return { place, fetch, http: createSessionHttp(place, fetch) }
}

it.each([
  ['in the options', (http: KyInstance, signal: AbortSignal) => http.get('x', { signal }).text()],
  ['of a request', (http: KyInstance, signal: AbortSignal) => http.get(new Request(url, { signal }))],
  ['of an extended one', (http: KyInstance, signal: AbortSignal) => http.extend({}).get('x', { signal })],
])('ends at once for who leaves while it is loaded, by a signal %s', async (_where, send) => {
  const { fetch, http } = scene()
  const leaving = new AbortController()

  const call = send(http, leaving.signal)
  leaving.abort(new RangeError('left'))

  await expect(call).rejects.toThrow('left')
  await http.get('another').text()
  expect(fetch).toHaveBeenCalledTimes(1)
})

it('ends at once for all when somebody logs out while it is loaded, and sends nothing', async () => {
  const { place, fetch, http } = scene()

  const calls = [http.get('a').text(), http.extend({}).post('b', { json: {} })]
  await Promise.resolve()
  place.closing?.abort(closedError(fail))

  for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'closed' })
  expect(fetch).not.toHaveBeenCalled()
})

it('is not loaded for who calls after a logout', async () => {
  const { place, fetch, http } = scene()
  place.ended = 'closed'

  await expect(http.get('a').text()).rejects.toMatchObject({ code: 'closed' })
  await expect(http.get('a')).rejects.toMatchObject({ code: 'closed' })
  expect(fetch).not.toHaveBeenCalled()
})
