import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A Redis of one's own, on a free port of loopback. */
export interface OwnRedis {
  readonly port: number
  readonly process: ChildProcess
  readonly folder: string
  /** Ends it at once; its files stay. */
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Why tests with Redis are skipped; `undefined` where it can be had, and in CI, where they fail without it. */
export function whyNoRedis(program = 'redis-server'): string | undefined {
  if (process.env['CI']) return undefined

  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return undefined
  } catch {
    return `${program} is not installed`
  }
}

/** Starts Redis, without a file unless `settings` want one. */
export async function startRedis(
  settings: readonly string[] = ['--save', '', '--appendonly', 'no'],
  given: { readonly port?: number; readonly folder?: string } = {},
): Promise<OwnRedis> {
  const { port = await freePort(), folder = mkdtempSync(path.join(tmpdir(), 'fleet-redis-')) } = given
  const redis = spawn(
    'redis-server',
    ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--protected-mode', 'no', ...settings],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(redis, 'exit')
  for await (const line of redis.stdout) {
    if (String(line).includes('Ready to accept connections')) break
  }
  redis.stdout.resume()
  const kill = async (): Promise<void> => {
    redis.kill('SIGKILL')
    await ended
  }
  return {
    port,
    process: redis,
    folder,
    kill,
    stop: async () => {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * A port that nobody listens on now. It lies below those that a system gives out by itself, so that nobody is given it a
 * moment later.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000)
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    return freePort()
  }
  server.close()
  await once(server, 'close')
  return port
}
