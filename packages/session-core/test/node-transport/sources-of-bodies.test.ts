import { toy } from '../toy-protocol.ts'
import { toyAccounts } from '../toy-server.ts'
import { openToyPlace } from '../transports/toy-place.ts'
import { serve } from './servers.ts'
import { createSession } from '@org/session-core'
import { nodeTransport } from '@org/session-core/node'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'

const words = 'row 7 holds Zx9-hers'

/** A body whose source fails in the middle, as a database or a file would. */
function failing(): { readonly init: RequestInit; readonly failure: Error } {
  const failure = Object.assign(new Error(words), { code: 'EROW', row: words })
  let left = 3
  const body = new ReadableStream({
    pull: (controller) => {
      left -= 1
      if (left > 0) controller.enqueue(new Uint8Array(10))
      else controller.error(failure)
    },
  })
  return { init: { method: 'POST', body, duplex: 'half' } as RequestInit, failure }
}

const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'answered',
    (error: unknown) => error,
  )

describe.each([
  ['nodeTransport', nodeTransport()],
  ["the platform's fetch", globalThis.fetch],
])('What the source of a body says when it fails, over %s,', (_name, transport) => {
  it('is its owner’s own error, and the transport hands it back to him', async () => {
    await using server = await serve((request) => void request.on('error', () => {}).resume())
    const { init, failure } = failing()

    expect(await failureOf(transport(server.origin, init))).toMatchObject({
      name: 'TypeError',
      cause: failure,
    })
  })

  it('passes a session as every other: by its name and code', async () => {
    await using place = await openToyPlace()
    await using session = createSession(toy(place.url), {
      credentials: { username: 'ann', password: toyAccounts['ann']?.password ?? '' },
      transport,
    })
    await session.login()

    const failure = await failureOf(session.fetch('things', failing().init))

    expect(failure).toBeInstanceOf(Error)
    expect(inspect(failure, { depth: 9, showHidden: true })).toContain('EROW')
    expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain('Zx9')
  })
})
