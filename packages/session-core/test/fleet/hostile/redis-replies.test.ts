import { redisStore } from '@org/session-core/redis'
import { describe, expect, it } from 'vitest'

const never = new AbortController().signal
const change = { expected: undefined, next: 'next', keepMs: 1000 }

describe('A Redis client that answers strangely is told of', () => {
  it.each(['QUEUED', 'OK', 7, {}, true])('a read with %j', async (reply) => {
    const { read } = redisStore(() => Promise.resolve(reply))

    await expect(read('key', never)).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('send the command as it is') as string,
    })
  })

  it.each(['QUEUED', 'OK', 7, {}, undefined])('a swap with %j', async (reply) => {
    const { swap } = redisStore(() => Promise.resolve(reply))

    await expect(swap('key', change, never)).rejects.toMatchObject({ code: 'unreachable' })
  })

  it.each([1, 1n, '1', Buffer.from('1')])('but not a swap with %s', async (reply) => {
    const { swap } = redisStore(() => Promise.resolve(reply))

    await expect(swap('key', change, never)).resolves.toBe(true)
  })
})
