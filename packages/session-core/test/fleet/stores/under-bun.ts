// Run by Bun, with the port of a Redis: its own client keeps the laws of what passes the wire.
import { wireLaws } from './wire-laws.ts'
import { redisStore } from '@org/session-core/redis'

interface BunRuntime {
  readonly RedisClient: new (url: string) => {
    readonly send: (name: string, args: string[]) => Promise<unknown>
    readonly close: () => void
  }
}

const { RedisClient } = (globalThis as unknown as { readonly Bun: BunRuntime }).Bun
const client = new RedisClient(`redis://127.0.0.1:${process.argv[2]}`)
const store = redisStore(([name, ...rest]) => client.send(name, rest))
for (const { check } of wireLaws) await check({ name: 'Bun', open: () => store })
client.close()
process.stdout.write(`${wireLaws.length} kept\n`)
