import { waitFor } from './wait-for.ts'
import { expect, it, vi } from 'vitest'

it('ends as the work ends', async () => {
  await expect(waitFor(Promise.resolve(1))).resolves.toBe(1)
  await expect(waitFor(Promise.reject(new Error('no')))).rejects.toThrow('no')
})

it('ends with the reason of whoever leaves, and the work goes on', async () => {
  const caller = new AbortController()
  const work = Promise.withResolvers<string>()
  const wait = waitFor(work.promise, caller.signal)

  caller.abort('left')
  work.resolve('done')

  await expect(wait).rejects.toBe('left')
  await expect(work.promise).resolves.toBe('done')
})

it('does not begin for somebody who has left, and swallows what becomes of the work', async () => {
  const work = Promise.reject(new Error('nobody hears this'))

  const wait = waitFor(work, AbortSignal.abort('left'))

  await expect(wait).rejects.toBe('left')
})

it.each([
  ['ends well', () => Promise.resolve()],
  ['fails', () => Promise.reject(new Error('no'))],
])('leaves no listener behind when the work %s', async (_how, start) => {
  const { signal } = new AbortController()
  const [add, remove] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')]

  await waitFor(start(), signal).catch(() => {})

  await vi.waitFor(() => expect(remove.mock.calls).toEqual(add.mock.calls))
})
