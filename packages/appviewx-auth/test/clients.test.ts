import { fill, listen, type Sequence, sendTo, valueAt } from './client-sequence.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const folder = new URL('clients/', import.meta.url)
const sequences = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Sequence,
)

describe('a real client at the AppViewX emulator, over a socket', () => {
  it.each(sequences)('ends $ends: $client', async ({ server: options = {}, steps }) => {
    const emulator = createAppViewXEmulator(options)
    await using gateway = await listen(emulator)
    const kept = new Map<string, string>()

    for (const step of steps) {
      if ('do' in step) {
        emulator[step.do]()
        continue
      }
      const sent = fill(step, kept)
      const { bytes, status } = await sendTo(gateway.port, sent)
      const text = new TextDecoder().decode(bytes)
      expect(`${sent.send}: ${status}`, text).toBe(`${sent.send}: ${step.status}`)
      if (step.keep === undefined && step.reads === undefined) continue

      const answer: unknown = JSON.parse(text)
      for (const path of step.reads ?? []) expect(valueAt(answer, path), path).not.toBeUndefined()
      for (const [name, path] of Object.entries(step.keep ?? {})) {
        const value = valueAt(answer, path)
        expect(value, path).toBeTypeOf('string')
        kept.set(name, String(value))
      }
    }
  })
})
