import type { Session } from '../session.ts'
import { makeCall } from './make-call.ts'
import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.restoreAllMocks()
})

const mebibyte = 1_048_576

/** What a vendor's helper makes of an answer: its status, and how much of its body it saw. */
function call(answer: Response, signal?: AbortSignal): Promise<unknown> {
  const session: Pick<Session, 'fetch'> = { fetch: () => Promise.resolve(answer) }
  const options = { signal }
  const what = { protocol: 'toy', name: 'things', onlyReads: true, request: ['things', {}] as const, options }
  return makeCall(session, what, {
    readReply: async (response) => {
      const { byteLength } = await response.arrayBuffer()
      return { status: response.status, byteLength, type: response.headers.get('content-type') }
    },
    readResult: (reply) => reply,
  }).then(({ output }) => output)
}

/** A body that brings so many pieces of 64 KiB, and then no end. */
function endless(pieces = Infinity): ReadableStream<Uint8Array> {
  let left = pieces
  return new ReadableStream({
    pull: (controller) => {
      left -= 1
      if (left < 0) return new Promise(() => {})
      controller.enqueue(new Uint8Array(65_536))
    },
  })
}

it.each([302, 400, 500])(
  'a %i without an end is read as far as anybody needs to understand it',
  async (status) => {
    const headers = { 'content-type': 'text/x' }

    expect(await call(new Response(endless(), { status, headers }))).toEqual({
      status,
      byteLength: mebibyte,
      type: 'text/x',
    })
  },
)

it('a refusal that stalls is taken by what it said so far', async () => {
  const patience = new AbortController()
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal)
  const called = call(new Response(endless(1), { status: 409 }))

  setTimeout(() => patience.abort(), 10)

  expect(await called).toMatchObject({ status: 409, byteLength: 65_536 })
  expect(timeout).toHaveBeenCalledExactlyOnceWith(5000)
})

it('a refusal that breaks off is a connection that failed', async () => {
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) })

  await expect(call(new Response(broken, { status: 500 }))).rejects.toMatchObject({ code: 'unreachable' })
})

it('a caller who leaves while a refusal is read gets his reason', async () => {
  const caller = new AbortController()
  const reason = new Error('changed my mind')
  const called = call(new Response(endless(1), { status: 409 }), caller.signal)

  caller.abort(reason)

  await expect(called).rejects.toBe(reason)
})

it('what brings data is as long as it is', async () => {
  const answer = new Response(new Uint8Array(2 * mebibyte))

  expect(await call(answer)).toMatchObject({ status: 200, byteLength: 2 * mebibyte })
})
