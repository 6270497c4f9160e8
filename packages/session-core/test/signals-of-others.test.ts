import { toyScene } from './toy-scene.ts'
import type { Session } from '@org/session-core'
import { makeCall, type VendorCall } from '@org/session-core/vendor'
import { describe, expect, it } from 'vitest'

/** A signal as other libraries have it (abort-controller, Azure's): no reason, no `throwIfAborted`. */
class TheirSignal {
  aborted = false
  readonly #listeners = new Set<() => void>()

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.add(listener)
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener)
  }

  abort(): void {
    this.aborted = true
    for (const listener of this.#listeners) listener()
  }
}

const call: VendorCall = {
  protocol: 'toy',
  name: 'things',
  onlyReads: true,
  request: ['things', {}],
  options: {},
}
const reader = {
  readReply: ({ status }: Response) => Promise.resolve({ status }),
  readResult: () => 'served',
}

const waits: readonly (readonly [name: string, wait: (session: Session, signal: AbortSignal) => unknown])[] =
  [
    ['login', (session, signal) => session.login({ signal })],
    ['renew', (session, signal) => session.renew({ signal })],
    ['keepAlive', (session, signal) => session.keepAlive({ signal })],
    ['logout', (session, signal) => session.logout({ signal })],
    ['fetch', (session, signal) => session.fetch('things', { signal })],
    ['http', (session, signal) => session.http('things', { signal })],
    [
      'a call of a helper',
      (session, signal) =>
        makeCall(session, { ...call, request: ['things', { signal }], options: { signal } }, reader),
    ],
  ]

describe.each(waits)('%s, given a signal of another library', (name, wait) => {
  const begin = async (signal: TheirSignal): Promise<unknown> => {
    const { session, server } = toyScene()
    if (name !== 'login') await session.login()
    const release = signal.aborted ? undefined : server.holdNextReply()
    setTimeout(() => {
      release?.()
    }, 50)
    return wait(session, signal as unknown as AbortSignal)
  }

  it('is served as long as nobody aborts it', async () => {
    await expect(begin(new TheirSignal())).resolves.toBeDefined()
  })

  it('ends when it is aborted', async () => {
    const signal = new TheirSignal()
    const waiting = begin(signal)
    setTimeout(() => {
      signal.abort()
    }, 10)

    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('does not begin when it was aborted before', async () => {
    const signal = new TheirSignal()
    signal.abort()

    await expect(begin(signal)).rejects.toMatchObject({ name: 'AbortError' })
  })
})
