import { AsyncResource, createHook } from 'node:async_hooks'
import { setImmediate } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'

it('leaves nothing open when it is loaded: Jest names what was not destroyed', async () => {
  const open = new Map<number, string>()
  const hook = createHook({
    init: (...[id, type, , resource]) => {
      if (resource instanceof AsyncResource) open.set(id, type)
    },
    destroy: (id) => void open.delete(id),
  }).enable()

  vi.resetModules()
  const { inBackground } = await import('./background.ts')
  await setImmediate()
  hook.disable()

  expect([...open.values()]).toEqual([])
  expect(inBackground(() => 'done')).toBe('done')
})
