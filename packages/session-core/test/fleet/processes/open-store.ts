import { respClient } from '../resp-client.ts'
import type { ChildStore } from './messages.ts'
import { fileStore } from '@org/session-core/file'
import { type RedisCommand, redisStore } from '@org/session-core/redis'
import type { SharedStore } from '@org/session-core/share'
import type { Redis } from 'ioredis'

/** As the pages say to set a client up: it waits for nothing, and sends nothing twice by itself. */
const patience = {
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  commandTimeout: 1000,
  maxRetriesPerRequest: 0,
  retryStrategy: () => 50,
} as const

/** A store, through the client that was asked for. */
export async function openStore(store: ChildStore): Promise<SharedStore> {
  if (store.kind === 'files') return fileStore(store.folder)
  if (store.kind === 'redis' && store.client === undefined) return redisStore(await reconnecting(store.port))
  if (store.kind === 'redis' && store.client === 'node-redis') return redisStore(await nodeRedis(store.port))

  // Clients are large: only who needs one waits for it.
  const { Redis } = await import('ioredis')
  if (store.kind === 'sentinel') {
    const sentinels = [{ host: '127.0.0.1', port: store.port }]
    return redisStore(
      await connected(new Redis({ ...patience, sentinels, name: 'main', sentinelRetryStrategy: () => 50 })),
    )
  }
  return redisStore(await connected(new Redis({ ...patience, host: '127.0.0.1', port: store.port })))
}

async function connected(client: Redis): Promise<RedisCommand> {
  client.on('error', () => {})
  if (client.status !== 'ready') await new Promise((resolve) => client.once('ready', resolve))
  return ([name, ...rest]) => client.call(name, ...rest)
}

async function nodeRedis(port: number): Promise<RedisCommand> {
  const { createClient } = await import('redis')
  const client = createClient({
    url: `redis://127.0.0.1:${port}`,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: () => 50 },
  })
  client.on('error', () => {})
  await client.connect()
  return (args) => client.sendCommand([...args])
}

async function reconnecting(port: number): Promise<RedisCommand> {
  let client = await respClient(port)
  return async (args) => {
    try {
      return await client.send(args)
    } catch (error) {
      if ((error as Error).message === 'connection lost') client = await respClient(port)
      throw error
    }
  }
}
