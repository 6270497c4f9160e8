import { runProgram } from '../../run-program.ts'
import { expect, it } from 'vitest'

it('A store is held to its laws by a plain program: nothing else has to keep the process alive meanwhile', async () => {
  const program = `
    import { memoryStore, storeLaws } from '@org/session-core/testing'

    const store = memoryStore()
    const { check } = storeLaws.find(({ name }) => name === 'a write makes it young again')
    await check({ name: 'mine', open: () => store })
    console.log('kept')`

  expect((await runProgram({ onSources: program })).stdout).toBe('kept\n')
})
