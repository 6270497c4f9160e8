import type { StoreAddress } from './messages.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A store that is gone when it is closed. */
export interface OwnStore {
  readonly address: StoreAddress
  readonly close: () => Promise<void>
}

/** A directory that nobody else can read. */
export async function ownFiles(): Promise<OwnStore> {
  const folder = await ownFolder()
  return { address: { kind: 'files', path: folder }, close: () => remove(folder) }
}

/**
 * A Redis that listens on a socket in a directory of its own, and writes nothing.
 *
 * @throws Error when it is not installed.
 */
export async function ownRedis(): Promise<OwnStore> {
  const folder = await ownFolder()
  const socket = path.join(folder, 'redis.sock')
  const settings = [
    '--port',
    '0',
    '--unixsocket',
    socket,
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    folder,
  ]
  const redis = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'ignore'], detached: true })
  const ended = once(redis, 'close').catch(() => [])

  let said = ''
  for await (const chunk of redis.stdout) {
    said += String(chunk)
    if (said.includes('eady to accept connections')) break
  }
  if (redis.exitCode !== null || redis.pid === undefined) {
    await remove(folder)
    throw new Error('redis-server could not be started: install Redis, or leave --redis out.')
  }
  return {
    address: { kind: 'redis', path: socket },
    close: async () => {
      redis.kill('SIGKILL')
      await ended
      await remove(folder)
    },
  }
}

const ownFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'session-fleet-'))

const remove = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })
