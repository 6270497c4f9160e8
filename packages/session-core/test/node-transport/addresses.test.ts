import { failOnUncaught } from './fail-on-uncaught.ts'
import { serve } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import { spawn } from 'node:child_process'
import dns from 'node:dns'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'

failOnUncaught()
const ends: AsyncDisposable[] = []
afterEach(async () => {
  vi.restoreAllMocks()
  for (const each of ends.splice(0)) await each[Symbol.asyncDispose]()
})

/** A lookup that somebody puts in the place of the platform's. */
const lookUp = (found: unknown): void => {
  const lookup = (_host: string, _options: unknown, callback: (error: null, all: unknown) => void): void =>
    void setImmediate(callback, null, found)
  vi.spyOn(dns, 'lookup').mockImplementation(lookup as typeof dns.lookup)
}

/** A name with these addresses; everything else about the network is real. */
const resolveTo = (...addresses: readonly string[]): void =>
  lookUp(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))

/** A process that listens and then sleeps: once its queue is full, it neither takes connections nor refuses them. */
const asleep = `
  const server = require('node:net').createServer().listen({ host: '127.0.0.2', port: Number(process.argv[1]), backlog: 1 }, () => {
    require('node:fs').writeSync(1, 'listening')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30_000)
  })`
const deadAddress = async (port: number): Promise<AsyncDisposable> => {
  const sleeper = spawn(process.execPath, ['--eval', asleep, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(sleeper.stdout, 'data')
  const queue = Array.from({ length: 8 }, () => connect({ host: '127.0.0.2', port }).on('error', () => {}))
  return {
    [Symbol.asyncDispose]: async () => {
      for (const socket of queue) socket.destroy()
      sleeper.kill('SIGKILL')
      await once(sleeper, 'exit')
    },
  }
}

it('an address that refuses is passed over at once', async () => {
  await using server = await serve((_request, response) => void response.end('ok'))
  resolveTo('127.0.0.3', '127.0.0.1')
  await using transport = nodeTransport({ connectionAttemptDelayMs: 60_000 })

  expect(await (await transport(`http://gateway.example:${server.port}/`)).text()).toBe('ok')
})

it('an address that is dead and slow does not keep the next one from being tried', async () => {
  await using server = await serve((_request, response) => void response.end('ok'))
  ends.push(await deadAddress(server.port))
  resolveTo('127.0.0.2', '127.0.0.1')
  await using transport = nodeTransport({ connectTimeoutMs: 3000 })

  expect(await (await transport(`http://gateway.example:${server.port}/`)).text()).toBe('ok')
})

it('dead addresses alone run into connectTimeoutMs, and not before', async () => {
  await using server = await serve((_request, response) => void response.end('ok'))
  ends.push(await deadAddress(server.port))
  resolveTo('127.0.0.2', '127.0.0.2')
  await using transport = nodeTransport({ connectTimeoutMs: 1500, connectionAttemptDelayMs: 10 })
  const started = performance.now()

  const failure: unknown = await transport(`http://gateway.example:${server.port}/`).catch(
    (error: unknown) => error,
  )

  expect(failure).toMatchObject({
    cause: {
      code: 'UND_ERR_CONNECT_TIMEOUT',
      message: expect.stringContaining('connectTimeoutMs') as unknown,
    },
  })
  expect(performance.now() - started).toBeGreaterThan(1490)
})

it('all addresses that refuse are a refusal, and one that cannot be looked up is told', async () => {
  resolveTo('127.0.0.2', '127.0.0.3')
  await using transport = nodeTransport()

  await expect(transport('http://gateway.example:1/')).rejects.toMatchObject({
    cause: { code: 'ECONNREFUSED' },
  })
})

it.each([
  ['one address, as of old', '127.0.0.1'],
  ['one address and its family', { address: '127.0.0.1', family: 4 }],
  ['an address without a family', [{ address: '127.0.0.1' }]],
  ['an address among what is none', [null, { address: 'gateway', family: 4 }, '127.0.0.1']],
])('a lookup that answers %s is understood', async (_what, found) => {
  await using server = await serve((_request, response) => void response.end('ok'))
  lookUp(found)
  await using transport = nodeTransport({ connectTimeoutMs: 0 })

  expect(await (await transport(`http://gateway.example:${server.port}/`)).text()).toBe('ok')
})

it.each([
  ['nothing', undefined],
  ['no address', []],
  ['an address that is none', [{ address: 'not an address', family: 4 }]],
  ['an address that is missing', [{ family: 4 }]],
  ['a number', 4],
])('a lookup that answers %s is told, and ends nobody else', async (_what, found) => {
  lookUp(found)
  await using transport = nodeTransport({ connectTimeoutMs: 0 })

  await expect(transport('http://gateway.example:1/')).rejects.toMatchObject({ cause: { code: 'ENOTFOUND' } })
})
