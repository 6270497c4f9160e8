import { createSession } from '../create-session.ts'
import type { SessionProtocol } from '../protocol.ts'
import { secret } from '../secrets/secret.ts'
import type { Session } from '../session.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { type Retry, sendWithRetries } from './retry.ts'
import { describe, expect, it, onTestFinished, vi } from 'vitest'

const protocol: SessionProtocol<object, string> = {
  name: 'toy',
  url: new URL('https://toy.test/'),
  login: () => Promise.resolve({ key: secret('k') }),
  sign: (headers, key) => headers.set('x-key', key),
  judge: () => 'accepted',
}

/** A session whose server answers with these, in their order, and 200 from then on. */
function stage(...answers: readonly (() => Response)[]): {
  readonly session: Session
  readonly clock: ReturnType<typeof manualClock>
  readonly sent: () => number
} {
  const clock = manualClock()
  let sent = 0
  const transport = (): Promise<Response> => {
    sent += 1
    return Promise.resolve(answers[sent - 1]?.() ?? new Response('done'))
  }
  return { session: createSession(protocol, { credentials: {}, transport, clock }), clock, sent: () => sent }
}

const busy =
  (retryAfter: string | undefined, status = 429) =>
  () =>
    new Response('busy', { status, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } })

const send = (session: Session, retry: Retry | undefined, init: RequestInit = {}): Promise<Response> =>
  sendWithRetries(session, {
    request: ['x', { method: 'POST', ...init }],
    options: { retry, signal: init.signal ?? undefined },
  })

describe('a call that the server asks to make later', () => {
  it.each([429, 503])('is made again after a %i, when its time has come', async (status) => {
    const { session, clock, sent } = stage(busy('7', status))

    const answer = send(session, { limit: 1 })
    await clock.advance(6999)
    expect(sent()).toBe(1)
    await clock.advance(1)

    expect(await (await answer).text()).toBe('done')
    expect([sent(), clock.pending]).toEqual([2, 0])
  })

  it('is made again as often as its limit allows', async () => {
    const { session, clock, sent } = stage(busy('1'), busy('2'), busy('3'))

    const answer = send(session, { limit: 2 })
    await clock.advance(1000)
    await clock.advance(2000)

    expect([(await answer).status, sent()]).toEqual([429, 3])
  })

  it.each<[string, Retry | undefined, () => Response]>([
    ['nobody wanted that', undefined, busy('1')],
    ['its limit is 0', { limit: 0 }, busy('1')],
    ['its method may not', { limit: 1, methods: ['GET'] }, busy('1')],
    ['the server does not say when', { limit: 1 }, busy(undefined)],
    ['it would wait too long', { limit: 1 }, busy('61')],
    ['it may have run: 500', { limit: 1 }, busy('1', 500)],
    ['it may have run: 502', { limit: 1 }, busy('1', 502)],
    ['it was accepted: 202', { limit: 1 }, busy('1', 202)],
  ])('is made once when %s', async (_why, retry, answer) => {
    const { session, clock, sent } = stage(answer)

    const { status } = await send(session, retry)

    expect([status, sent(), clock.pending]).toEqual([answer().status, 1, 0])
  })

  it('may name its method in any case', async () => {
    const { session, sent } = stage(busy('0'))

    await send(session, { limit: 1, methods: ['post'] })

    expect(sent()).toBe(2)
  })

  it('is never made again because a connection failed', async () => {
    const fail = (): never => {
      throw new TypeError('terminated')
    }
    const { session, sent } = stage(fail)

    await expect(send(session, { limit: 3 })).rejects.toThrow(TypeError)
    expect(sent()).toBe(1)
  })

  it('ends with the reason of its signal while it waits', async () => {
    const { session, clock, sent } = stage(busy('7'))
    const caller = new AbortController()

    const answer = send(session, { limit: 1 }, { signal: caller.signal })
    await clock.advance(1)
    caller.abort(new Error('enough'))

    await expect(answer).rejects.toThrow('enough')
    expect([sent(), clock.pending]).toEqual([1, 0])
  })

  it('ends at a logout, at once', async () => {
    const { session, clock, sent } = stage(busy('7'))

    const answer = send(session, { limit: 1 })
    await clock.advance(1)
    void session.logout()

    await expect(answer).rejects.toMatchObject({ code: 'closed' })
    expect(sent()).toBe(1)
  })

  it('waits for what is only a fetch, too', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(new Response('done')))
    fetch.mockImplementationOnce(() => Promise.resolve(busy('7')()))

    const answer = send({ fetch } as unknown as Session, { limit: 1 })
    await vi.advanceTimersByTimeAsync(7000)

    expect(await (await answer).text()).toBe('done')
    expect([fetch.mock.calls.length, vi.getTimerCount()]).toEqual([2, 0])
  })
})
