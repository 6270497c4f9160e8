import { toyScene } from '../toy-scene.ts'
import { createToyServer } from '../toy-server.ts'
import type { Session, SessionOptions } from '@org/session-core'
import { describe, expect, it, vi } from 'vitest'

type Transport = NonNullable<SessionOptions<unknown>['transport']>

/** What becomes of calls that a transport goes on with, whoever left. */
interface Late {
  readonly cancelled: unknown[]
  readonly answer: () => void
}

const mine = new Error('a reason of its own')
const endless = (cancelled: unknown[]): Response =>
  new Response(new ReadableStream({ cancel: (reason) => void cancelled.push(reason) }))

/** Carries logins and logouts, and takes its time with calls. */
function deaf(): Late & { readonly transport: Transport } {
  const server = createToyServer()
  const cancelled: unknown[] = []
  let answer = (): void => {}
  const transport: Transport = (href, init) =>
    href.endsWith('/slow')
      ? new Promise((resolve) => {
          answer = () => resolve(endless(cancelled))
        })
      : server.fetch(href, { ...init, signal: null })
  return { transport, cancelled, answer: () => answer() }
}

const calls: Readonly<Record<string, (session: Session, signal: AbortSignal) => Promise<unknown>>> = {
  'session.fetch': (session, signal) => session.fetch('slow', { signal }),
  'session.fetch, a body': (session, signal) => session.fetch('slow', { method: 'POST', body: 'a', signal }),
  'a Request': (session, signal) => session.fetch(new Request('https://toy.test/base/slow', { signal })),
  'session.http': (session, signal) => session.http.get('slow', { signal }),
}

describe('Over a transport that is deaf to its signal', () => {
  it.each(Object.entries(calls))('an abort ends the call at once: %s', async (_how, call) => {
    const { cancelled, answer, transport } = deaf()
    const { session } = toyScene({ transport })
    await session.login()
    const caller = new AbortController()

    const outcome = call(session, caller.signal).catch((error: unknown) => error)
    await vi.waitUntil(() => session.snapshot.counts.requests === 1, { interval: 1 })
    caller.abort(mine)

    expect(await outcome).toBe(mine)
    answer()
    await vi.waitUntil(() => cancelled.length === 1, { interval: 1 })
    expect((await session.fetch('things')).status).toBe(200)
    expect(await session.logout({ drainMs: 60_000 })).toBe('revoked')
  })
})
