import { letGo } from './let-go.ts'
import { expect, it, vi } from 'vitest'

const fail = (): never => {
  throw new Error('locked')
}

it.each<[string, () => unknown]>([
  ['a promise', () => Promise.resolve()],
  ['a promise that fails', () => Promise.reject(new Error('locked'))],
  ['nothing, as a library may have it', () => undefined],
  ['a failure, at once', fail],
])('lets go of a body whose cancel brings %s', async (_what, work) => {
  const cancel = vi.fn(work)

  letGo({ body: { cancel } })

  expect(cancel).toHaveBeenCalledOnce()
  await Promise.resolve()
})

it('lets go of a stream of Node', () => {
  const destroy = vi.fn<() => void>()

  letGo({ body: { destroy } })

  expect(destroy).toHaveBeenCalledOnce()
})

it.each([null, undefined, 'text'])('has nothing to let go of in %j', (body) => {
  expect(() => letGo({ body })).not.toThrow()
})
