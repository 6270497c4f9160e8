import { toy } from '../toy-protocol.ts'
import { toyScene } from '../toy-scene.ts'
import { inspect } from 'node:util'
import { expect, it } from 'vitest'

it('keeps the key to itself when a protocol fails to sign with it', async () => {
  const { sign } = toy('https://toy.test/base/')
  const { session } = toyScene(
    {},
    {
      sign: (headers, key) => {
        if (headers.has('x-once')) throw new TypeError(`no ${key}`)
        sign(headers, key)
      },
    },
  )

  const failure: unknown = await session
    .fetch('things', { headers: { 'x-once': '1' } })
    .catch((error: unknown) => error)

  expect(failure).toMatchObject({ name: 'TypeError', message: 'fetch failed' })
  expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain('token-of-ann')
})

it.each([['my reason'], [new Error('my reason')], [null]])(
  'ends with the reason of a signal that was aborted before, whatever the transport does: %s',
  async (reason) => {
    const { session, server } = toyScene()
    await session.login()
    const seen = server.requestsSeen

    await expect(session.fetch('things', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(server.requestsSeen).toBe(seen)
  },
)
