import { memoryStore } from '../memory-store.ts'
import { timeLaws } from './time.ts'
import { expect, it } from 'vitest'

it.each(timeLaws.map((law) => [law.name, law.check] as const))(
  'a machine that is busy for two seconds breaks no law about time: %s',
  async (_name, check) => {
    let lateMs = 2000
    const store = memoryStore()
    const pass = async (ms: number): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, ms + lateMs))
      lateMs = 0
    }

    await expect(check({ name: 'memory', open: () => store, pass })).resolves.toBeUndefined()
  },
)
