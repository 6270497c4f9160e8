import { connectTo, servedFor } from './served.ts'
import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'

it('sends the head of an answer whose body takes its time', async () => {
  const made = Promise.withResolvers<Uint8Array>()
  const body = new ReadableStream({
    pull: async (controller) => {
      controller.enqueue(await made.promise)
      controller.close()
    },
  })
  const { origin } = await servedFor(() => new Response(body))

  const reply = await fetch(origin)
  made.resolve(new TextEncoder().encode('late'))

  expect(await reply.text()).toBe('late')
})

it.each(['1.0', '1.1'])(
  'resets the connection after what came of a body that breaks: HTTP/%s',
  async (version) => {
    const half = new ReadableStream(
      {
        start: (controller) => controller.enqueue(new TextEncoder().encode('half')),
        pull: () => Promise.reject(new TypeError('terminated')),
      },
      { highWaterMark: 0 },
    )
    const socket = connectTo(await servedFor(() => new Response(half)))

    socket.write(`GET / HTTP/${version}\r\nhost: a\r\n\r\n`)
    let came = ''
    socket.on('data', (bytes) => (came += String(bytes)))

    await expect(once(socket, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(came).toContain('half')
  },
)

it('stops making a body that nobody reads any more', async () => {
  const cancelled = Promise.withResolvers<string>()
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
    cancel: () => cancelled.resolve('cancelled'),
  })
  const { origin } = await servedFor(() => new Response(endless))

  const reply = await fetch(origin)
  await reply.body?.cancel()

  expect(await cancelled.promise).toBe('cancelled')
})

it('makes no body for a HEAD', async () => {
  const { promise: ended, resolve: end } = Promise.withResolvers<string>()
  let left = 100
  const body = new ReadableStream({
    pull: async (controller) => {
      controller.enqueue(new Uint8Array(1))
      await setImmediate()
      left -= 1
      if (left > 0) return
      controller.close()
      end('made')
    },
    cancel: () => end('let go of'),
  })
  const { origin } = await servedFor(() => new Response(body))

  expect(await fetch(origin, { method: 'HEAD' })).toMatchObject({ status: 200 })
  expect(await ended).toBe('let go of')
})
