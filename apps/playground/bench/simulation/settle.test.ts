import { inThreads, watchThreads } from './settle.ts'
import { afterEach, expect, it } from 'vitest'

// What watches stands before what WebCrypto has of its own.
afterEach(() => {
  for (const name of inThreads) Reflect.deleteProperty(crypto.subtle, name)
})

it('lets threads finish in the order they were asked, each with all that follows, however long they take', async () => {
  const settle = watchThreads()
  const told: string[] = []
  const ask = async (name: string, bytes: number): Promise<void> => {
    await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))
    told.push(`${name} is done`)
    for (let step = 0; step < 20; step += 1) await Promise.resolve()
    told.push(`what follows ${name}`)
  }

  void ask('long', 8_000_000)
  void ask('short', 1)
  await settle()

  expect(told).toEqual(['long is done', 'what follows long', 'short is done', 'what follows short'])
})

it('goes on where a thread fails', async () => {
  const settle = watchThreads()
  const told: unknown[] = []
  const key = await crypto.subtle.importKey('raw', new Uint8Array(16), 'AES-GCM', false, ['decrypt'])
  const opened = crypto.subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, key, new Uint8Array(16))

  opened.catch((error: unknown) => told.push((error as Error).name))
  void crypto.subtle.digest('SHA-256', new Uint8Array(1)).then(() => told.push('done'))
  await settle()

  expect(told).toEqual(['OperationError', 'done'])
})
