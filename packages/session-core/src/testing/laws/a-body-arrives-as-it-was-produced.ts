import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Who reads a file fills one buffer again and again: each piece is sent as it was when it came, also the second time. */
export const aBodyArrivesAsItWasProduced: SessionLaw = {
  name: 'a body arrives as it was produced',
  promise: 6,
  check: async (subject) => {
    const { server, session, call, guarded, guardedUrl } = setStage(subject)
    await outcomeOf(call())
    const init = { method: 'POST', duplex: 'half' }

    await outcomeOf(call({ ...init, body: refilled() }))
    await outcomeOf(call({ ...init, body: refilledStream() }))
    await outcomeOf(session.http.post(guardedUrl, { body: refilled() }))
    server.expireSessions()
    await outcomeOf(call({ ...init, body: refilled() }))
    const sent = await Promise.all(
      guarded()
        .slice(1)
        .map(({ text }) => text()),
    )

    const whole = 'first second third'
    expectThat('what was produced arrives, each time', sent, [whole, whole, whole, whole, whole])
  },
}

/** Three pieces in one buffer, each when it is asked for. */
function refilled(): BodyInit {
  const next = pieces()
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve(next()) }) } as unknown as BodyInit
}

function refilledStream(): ReadableStream<Uint8Array> {
  const next = pieces()
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    const { done, value } = next()
    if (done) controller.close()
    else controller.enqueue(value)
  }
  return new ReadableStream({ pull }, { highWaterMark: 0 })
}

function pieces(): () => IteratorResult<Uint8Array, undefined> {
  const buffer = new Uint8Array(6)
  const rest = ['first ', 'second', ' third']
  return () => {
    const piece = rest.shift()
    if (piece === undefined) return { done: true, value: undefined }
    new TextEncoder().encodeInto(piece, buffer)
    return { done: false, value: buffer }
  }
}
