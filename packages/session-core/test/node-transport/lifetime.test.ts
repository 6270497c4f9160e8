import { runProgram } from '../run-program.ts'
import { serve } from './servers.ts'
import { nodeTransport, type NodeTransportOptions } from '@org/session-core/node'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'

const containing = (text: string): unknown => expect.stringContaining(text)

/** Runs in a process of its own: in this one undici is there, and this one stays alive. A bundle finds undici elsewhere. */
const program = `
  import { nodeTransport } from '@org/session-core/node'
  import { registerHooks } from 'node:module'
  import { createServer } from 'node:net'

  const gone = Object.assign(new Error('gone'), { code: 'MODULE_NOT_FOUND' })
  const hooks = registerHooks({
    resolve: (name, context, next) => { if (name === 'undici') throw gone; return next(name, context) },
  })
  try { nodeTransport() } catch ({ code, message }) { console.log(code, message) }
  hooks.deregister()

  const transport = nodeTransport({ keepAliveMs: 600_000 })
  console.log(await (await transport(process.argv[1])).text())
  const mute = createServer(() => {}).listen(0, '127.0.0.1', async () => {
    const signal = AbortSignal.timeout(50)
    const url = 'https://localhost:' + mute.address().port
    await transport(url, { signal }).catch((error) => console.log(error.name))
    mute.close()
  })`

it('says when undici is missing; neither an idle connection nor one given up keeps a process alive', async () => {
  await using server = await serve((_request, response) => void response.end('answer'))

  const { stdout } = await runProgram({ onSources: program }, { args: [server.origin] })

  expect(stdout.trim().split('\n')).toEqual([
    expect.stringMatching(/^invalid-options .*npm install undici@8$/),
    'answer',
    'TimeoutError',
  ])
})

it('says which undici is needed, and which one is installed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'undici-'))
  const manifest = join(folder, 'package.json')
  await writeFile(manifest, '{"version":"7.16.0"}')
  const withOldOne = `
  import { nodeTransport } from '@org/session-core/node'
  import { registerHooks } from 'node:module'

  registerHooks({
    resolve: (name, context, next) =>
      name === 'undici/package.json'
        ? { url: process.argv[1], format: 'json', shortCircuit: true }
        : next(name, context),
  })
  try { nodeTransport() } catch ({ code, message }) { console.log(code, message) }`

  const { stdout } = await runProgram({ onSources: withOldOne }, { args: [pathToFileURL(manifest).href] })
  await rm(folder, { recursive: true })

  expect(stdout).toMatch(/^invalid-options .*undici 8\.12 or newer 8, but 7\.16\.0 is installed/)
})

describe('A transport that was closed', () => {
  it('has let go of its connections, and sends nothing more', async () => {
    await using server = await serve((_request, response) => void response.end('ok'))
    const transport = nodeTransport()
    await (await transport(server.origin)).text()

    await transport[Symbol.asyncDispose]()
    await transport[Symbol.asyncDispose]()

    await expect(transport(server.origin)).rejects.toMatchObject({
      name: 'TypeError',
      cause: { code: 'UND_ERR_DESTROYED', message: containing('was closed') },
    })
    expect(server.connections()).toBe(1)
  })

  it('fails what is under way', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    await using server = await serve(() => resolve(undefined))
    const transport = nodeTransport()
    const sending = transport(server.origin)

    await promise
    await transport[Symbol.asyncDispose]()

    await expect(sending).rejects.toMatchObject({ name: 'TypeError', cause: { code: 'UND_ERR_DESTROYED' } })
  })
})

it('makes no more connections to one place than it is told', async () => {
  const waiting: (() => void)[] = []
  await using server = await serve((_request, response) => {
    waiting.push(() => response.end('ok'))
    if (waiting.length >= 2) for (const answer of waiting.splice(0)) answer()
  })
  await using transport = nodeTransport({ connections: 2 })

  const texts = await Promise.all([1, 2, 3, 4, 5, 6].map(async () => (await transport(server.origin)).text()))

  expect(texts).toHaveLength(6)
  expect(server.connections()).toBe(2)
})

describe('Options are read strictly', () => {
  it.each<[string, unknown]>([
    ['unheardOf', 1],
    ['toString', 1],
    ['ca', 5],
    ['ca', []],
    ['ca', '/no/such/file.pem'],
    ['ca', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
    ['ca', '-----BEGIN PRIVATE KEY-----'],
    ['roots', 'all'],
    ['roots', 'none'],
    ['key', 'text'],
    ['servername', ''],
    ['minVersion', 'SSLv3'],
    ['proxy', 5],
    ['proxy', 'socks5://made-up:secret@127.0.0.1'],
    ['proxy', 'http://%zz@127.0.0.1'],
    ['connections', 0],
    ['connections', 1.5],
    ['keepAliveMs', 0],
    ['connectTimeoutMs', -1],
    ['headersTimeoutMs', '5'],
    ['bodyTimeoutMs', NaN],
    ['maxHeaderBytes', 0],
    ['maxDecodedBytes', Infinity],
    ['http2', 'yes'],
    ['undici', 'undici'],
    ['undici', {}],
    ['dangerouslyTrustAnyCertificate', 1],
  ])('%s: %s', (name, value) => {
    const make = (): unknown => nodeTransport({ [name]: value })

    expect(make).toThrow(expect.objectContaining({ code: 'invalid-options', protocol: 'node-transport' }))
    expect(make).toThrow(name === 'key' ? 'cert' : name)
    expect(make).not.toThrow('secret')
  })

  it('takes undefined for what was not given', async () => {
    const options = { ca: undefined, proxy: undefined, http2: undefined }

    await using transport = nodeTransport(options as unknown as NodeTransportOptions)

    expect(transport).toBeTypeOf('function')
  })
})
