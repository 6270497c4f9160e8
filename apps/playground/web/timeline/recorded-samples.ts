import type { Exchange } from '../../shared/exchange.ts'
import type { RecordedCall } from '../../shared/recorded-call.ts'
import type { RecordedEvent } from '../../shared/recorded-event.ts'

/** How a picture is drawn. */
export const options = { width: 1000, zoom: 1, longestIdle: 500, mostStretches: 8 }

/** Whose lane it is. */
export const lane = { vendor: 'appviewx', lane: 'AppViewX' } as const

/** A call that ended after 100 ms. */
export const call = (id: string, startedAt: number, rest: Partial<RecordedCall> = {}): RecordedCall => ({
  ...lane,
  id,
  caller: `caller ${id}`,
  startedAt,
  ms: 100,
  outcome: '200',
  ...rest,
})

/** A request of it that was answered after 50 ms. */
export const exchange = (id: string, startedAt: number, rest: Partial<Exchange> = {}): Exchange => ({
  ...lane,
  id,
  purpose: 'call',
  method: 'GET',
  origin: 'http://any',
  path: '/any',
  startedAt,
  ms: 50,
  status: 200,
  request: { headers: [], body: '' },
  ...rest,
})

/** A login. */
export const loggedIn = (at: number, generation = 1): RecordedEvent => ({
  ...lane,
  id: `login ${at}`,
  type: 'login-succeeded',
  at,
  generation,
  ms: 5,
})

/** A logout. */
export const loggedOut = (at: number, { replaced }: { readonly replaced: boolean }): RecordedEvent => ({
  ...lane,
  id: `logout ${at}`,
  type: 'logged-out',
  at,
  generation: 2,
  outcome: 'revoked',
  replaced,
})
