import { toy } from './toy-protocol.ts'
import { createToyServer, toyAccounts } from './toy-server.ts'
import { createSession } from '@org/session-core'
import { nodeTransport } from '@org/session-core/node'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it, onTestFinished } from 'vitest'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const url = 'https://toy.test/base/'
const credentials = { username: 'ann', password: toyAccounts['ann']?.password ?? '' }

/** Long enough for everything that nobody holds to be gone: a finalizer runs between two turns. */
async function forget(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    collectGarbage()
    await setImmediate()
  }
}

/** A server behind a socket that never answers. */
async function silentServer(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** What a program holds while it waits. */
const held: unknown[] = []

// The platform tells the signal of a collected Request nothing more.
it.each([
  [
    'a session',
    async (signal: AbortSignal) => {
      const server = createToyServer()
      const session = createSession(toy(url), { credentials, transport: server.fetch })
      await session.login()
      held.push(server.holdNextReply())
      return session.fetch(new Request(`${url}things`, { signal }))
    },
  ],
  [
    'an emulator',
    async (signal: AbortSignal) => {
      const server = createToyServer()
      held.push(server)
      server.holdNextReply()
      return server.fetch(new Request(`${url}things`, { signal }))
    },
  ],
  [
    'nodeTransport',
    async (signal: AbortSignal) => {
      const transport = nodeTransport()
      onTestFinished(() => transport[Symbol.asyncDispose]())
      return transport(new Request(await silentServer(), { signal }))
    },
  ],
])('a Request that was given to %s can be aborted when nobody else holds it', async (_whom, send) => {
  const leaving = new AbortController()
  let failure: unknown
  const over = send(leaving.signal).catch((error: unknown) => (failure = error))

  await forget()
  leaving.abort()
  await Promise.race([over, forget()])

  expect(failure).toBe(leaving.signal.reason)
})
