import { toyScene } from '../toy-scene.ts'
import { expect, it } from 'vitest'

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** A session with one call under way, whose refusal begins, and then says nothing for ever. */
async function refusing() {
  const scene = toyScene()
  await scene.session.login()
  const start = (controller: ReadableStreamDefaultController<Uint8Array>): void =>
    controller.enqueue(new TextEncoder().encode('That sess'))
  scene.wire
    .next(({ url }) => url.endsWith('things'))
    .answer(() => new Response(new ReadableStream({ start }), { status: 401 }))
  const caller = new AbortController()
  const call = scene.session.fetch('things', { signal: caller.signal })
  const outcome = call.then(
    ({ status }) => status,
    (error: unknown) => error,
  )
  await turns()
  return { ...scene, caller, outcome }
}

it('a caller who leaves does not wait for its end, and the session serves on', async () => {
  const { session, server, caller, outcome } = await refusing()

  caller.abort(new Error('changed my mind'))

  expect(await outcome).toEqual(new Error('changed my mind'))
  await session.fetch('other')
  expect([session.snapshot.generation, server.loginAttempts]).toEqual([1, 1])
})

it('a logout ends the wait: the refusal is the answer', async () => {
  const { session, server, outcome } = await refusing()

  const ending = session.logout()

  expect([await outcome, await ending, server.liveSessions]).toEqual([401, 'revoked', 0])
})

it('one that begins to stall during the logout is the answer, too', async () => {
  const { session, wire, clock } = toyScene()
  await session.login()
  const head = Promise.withResolvers<Response>()
  wire.next(({ url }) => url.endsWith('things')).answer(() => head.promise)
  const call = session.fetch('things')
  await turns()
  const ending = session.logout()
  await turns()

  head.resolve(new Response(new ReadableStream(), { status: 401 }))
  await turns()
  await clock.advance(50)

  expect([(await call).status, await ending]).toEqual([401, 'revoked'])
})
