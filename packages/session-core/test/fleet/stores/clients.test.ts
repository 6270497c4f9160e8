import { freePort, type OwnRedis, startRedis, whyNoRedis } from '../redis-server.ts'
import { respClient } from '../resp-client.ts'
import { upstashShim } from './upstash-shim.ts'
import { wireLaws } from './wire-laws.ts'
import { redisStore } from '@org/session-core/redis'
import type { StoreLaw } from '@org/session-core/testing'
import { Redis as Upstash } from '@upstash/redis'
import { Redis } from 'ioredis'
import { Redis as Valkey } from 'iovalkey'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import { createClient, createCluster, createSentinel } from 'redis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const whyNot = whyNoRedis()

const keepsAll = async (store: ReturnType<typeof redisStore>): Promise<readonly string[]> => {
  const verdict = async ({ name, check }: StoreLaw): Promise<string> => {
    await check({ name: 'a client', open: () => store })
    return name
  }
  return Promise.all(wireLaws.map(verdict))
}

/** Each waits for a text to grow old: all of them at a time. */
const atATime = { concurrent: true, skip: whyNot !== undefined }

describe(`Redis through the clients that people have${whyNot ? ` (${whyNot})` : ''}`, atATime, () => {
  let redis: OwnRedis

  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.stop())

  it('node-redis', async ({ onTestFinished }) => {
    const client = createClient({ url: `redis://127.0.0.1:${redis.port}` })
    await client.connect()
    onTestFinished(() => client.destroy())

    expect(await keepsAll(redisStore((args) => client.sendCommand([...args])))).toHaveLength(wireLaws.length)
  })

  it('ioredis', async ({ onTestFinished }) => {
    const client = new Redis(redis.port, '127.0.0.1')
    onTestFinished(() => client.disconnect())

    const store = redisStore(([name, ...rest]) => client.call(name, ...rest))

    expect(await keepsAll(store)).toHaveLength(wireLaws.length)
  })

  it('iovalkey', async ({ onTestFinished }) => {
    const client = new Valkey(redis.port, '127.0.0.1')
    onTestFinished(() => client.disconnect())

    const store = redisStore(([name, ...rest]) => client.call(name, ...rest))

    expect(await keepsAll(store)).toHaveLength(wireLaws.length)
  })

  it('Upstash, over HTTP', async ({ onTestFinished }) => {
    const own = await respClient(redis.port)
    const shim = await upstashShim(own)
    onTestFinished(() => {
      shim.close()
      own.close()
    })
    const client = new Upstash({
      url: shim.url,
      token: 'none',
      automaticDeserialization: false,
      responseEncoding: false,
      retry: false,
    })

    const store = redisStore(([, script = '', , key = '', ...rest]) => client.eval(script, [key], rest))

    expect(await keepsAll(store)).toHaveLength(wireLaws.length)
  })

  it('Bun', async () => {
    const bun = createRequire(import.meta.url).resolve('@oven/bun-linux-x64-baseline/bin/bun')
    const script = path.join(import.meta.dirname, 'under-bun.ts')

    const { stdout } = await promisify(execFile)(bun, [
      '--conditions=@org/source',
      script,
      String(redis.port),
    ])

    expect(stdout.trim()).toBe(`${wireLaws.length} kept`)
  })

  it('node-redis, a cluster', async ({ onTestFinished }) => {
    const port = await freePort()
    const node = await startRedis(['--cluster-enabled', 'yes', '--save', ''], { port })
    const own = await respClient(port)
    await own.send(['CLUSTER', 'ADDSLOTSRANGE', '0', '16383'])
    while (!String(await own.send(['CLUSTER', 'INFO'])).includes('cluster_state:ok')) await pause(50)
    own.close()
    const cluster = createCluster({ rootNodes: [{ url: `redis://127.0.0.1:${port}` }] })
    await cluster.connect()
    onTestFinished(async () => {
      cluster.destroy()
      await node.stop()
    })

    const store = redisStore((args) => cluster.sendCommand(args[3], false, [...args]))

    expect(await keepsAll(store)).toHaveLength(wireLaws.length)
  })

  it('node-redis, a sentinel', async ({ onTestFinished }) => {
    const port = await freePort()
    const configured = `${redis.folder}/sentinel.conf`
    await writeFile(
      configured,
      `port ${port}\nbind 127.0.0.1\nsentinel monitor main 127.0.0.1 ${redis.port} 1\nsentinel down-after-milliseconds main 1000\n`,
    )
    const watcher = spawn('redis-server', [configured, '--sentinel'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(watcher.stdout, 'data')
    const client = createSentinel({ name: 'main', sentinelRootNodes: [{ host: '127.0.0.1', port }] })
    client.on('error', () => {})
    await client.connect()
    onTestFinished(() => {
      void client.destroy()
      watcher.kill('SIGKILL')
    })

    const store = redisStore((args) => client.sendCommand(false, [...args]))

    expect(await keepsAll(store)).toHaveLength(wireLaws.length)
  })
})

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
