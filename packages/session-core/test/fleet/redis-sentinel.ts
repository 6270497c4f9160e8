import { freePort, type OwnRedis, startRedis } from './redis-server.ts'
import { type RespClient, respClient } from './resp-client.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'

/** A primary, its copy, and a sentinel that watches both. */
export interface Sentinel {
  /** Of the sentinel. */
  readonly port: number
  /** To the primary. */
  readonly primary: RespClient
  /** What was written so far is copied, nothing from now on, and the sentinel does not notice. */
  readonly stopCopying: () => Promise<void>
  /** Kills the primary, and waits until the copy is one; how many records it has. */
  readonly failOver: () => Promise<unknown>
  readonly stop: () => Promise<void>
}

const memoryOnly = ['--save', '', '--appendonly', 'no'] as const
const copying = [
  '--masteruser',
  'copier',
  '--masterauth',
  'of-the-copier',
  '--repl-diskless-sync-delay',
  '0',
] as const

/** Starts all three on free ports. */
export async function startSentinel(): Promise<Sentinel> {
  const primaryServer = await startRedis([...memoryOnly, ...copying])
  const primary = await respClient(primaryServer.port)
  await primary.send(['ACL', 'SETUSER', 'copier', 'on', '>of-the-copier', '+@all', '~*', '&*'])
  const copyServer = await startRedis([
    ...memoryOnly,
    ...copying,
    '--replicaof',
    '127.0.0.1',
    String(primaryServer.port),
  ])
  await untilSaid(copyServer.port, ['INFO', 'replication'], 'master_link_status:up')
  const watcher = await startWatcher(primaryServer)
  await untilSaid(watcher.port, ['SENTINEL', 'REPLICAS', 'main'], String(copyServer.port))

  return {
    port: watcher.port,
    primary,
    stopCopying: async () => {
      // What was written so far has arrived: WAIT asks for as much as there was at the command before it.
      await primary.send(['PING'])
      await primary.send(['WAIT', '1', '5000'])
      // A copy that may not log in any more cannot follow; whoever is connected otherwise stays so.
      await primary.send(['ACL', 'SETUSER', 'copier', 'off'])
      await primary.send(['CLIENT', 'KILL', 'TYPE', 'replica'])
    },
    failOver: async () => {
      primary.close()
      primaryServer.process.kill('SIGKILL')
      await untilSaid(copyServer.port, ['INFO', 'replication'], 'role:master')
      await untilSaid(watcher.port, ['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', 'main'], String(copyServer.port))
      const client = await respClient(copyServer.port)
      return client.send(['DBSIZE']).finally(client.close)
    },
    stop: async () => {
      primary.close()
      await Promise.all([watcher.stop(), primaryServer.stop(), copyServer.stop()])
    },
  }
}

async function startWatcher({
  folder,
  port: watched,
}: OwnRedis): Promise<{ port: number; stop: () => Promise<void> }> {
  const port = await freePort()
  const file = `${folder}/sentinel.conf`
  const rules = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir ${folder}`,
    `sentinel monitor main 127.0.0.1 ${watched} 1`,
    'sentinel down-after-milliseconds main 600',
    'sentinel failover-timeout main 3000',
  ]
  writeFileSync(file, `${rules.join('\n')}\n`)
  const watcher = spawn('redis-sentinel', [file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(watcher, 'exit')
  for await (const line of watcher.stdout) if (String(line).includes('+monitor')) break
  watcher.stdout.resume()
  return {
    port,
    stop: async () => {
      watcher.kill('SIGKILL')
      await ended
    },
  }
}

/** Asks again and again, each time anew: a sentinel hangs up on those who talk to what it promotes. */
async function untilSaid(port: number, command: readonly [string, ...string[]], what: string): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) {
    const client = await respClient(port)
    const said = await client.send(command).catch(() => '')
    client.close()
    if (String(said).includes(what)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${command.join(' ')} never said ${what}.`)
}
