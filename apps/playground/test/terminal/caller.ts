import { account, type CommandLine } from './command-line.ts'
import { runHere } from './in-process.ts'
import { type Ran, run } from './run-command.ts'
import { serve } from './serve.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

/** A server, a directory for what runs keep, and somebody who calls. */
export interface Caller {
  readonly server: () => Awaited<ReturnType<typeof serve>>
  readonly folder: () => string
  /** The variables that say where, who, and where a session is kept. */
  readonly env: () => Readonly<Record<string, string>>
  readonly call: Call
  /** In this process, for what it sends and says: how a process ends is not seen. */
  readonly callHere: Call
}

type Call = (args: readonly string[], env?: Readonly<Record<string, string>>, input?: string) => Promise<Ran>

/** Starts a server before the tests of a block, and ends it after them. */
export function caller(line: CommandLine): Caller {
  let server: Awaited<ReturnType<typeof serve>> | undefined
  let folder = ''
  const running = (): Awaited<ReturnType<typeof serve>> => {
    if (server === undefined) throw new Error('The server has not been started.')
    return server
  }
  const env = (): Readonly<Record<string, string>> => ({
    ...account(line, running().url),
    XDG_STATE_HOME: folder,
  })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'state-'))
    server = await serve(line)
  })
  afterAll(async () => {
    await server?.close()
    rmSync(folder, { recursive: true })
  })

  return {
    server: running,
    folder: () => folder,
    env,
    call: (args, more = {}, input = '') =>
      run(line, ['call', ...args], { env: { ...env(), ...more }, input }),
    callHere: (args, more = {}, input = '') =>
      runHere(line, ['call', ...args], { env: { ...env(), ...more }, input }),
  }
}
