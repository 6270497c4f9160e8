import { compiledModules } from '../../shared/compiled-modules.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'

/** Words for a command, and variables that are added to the environment, or taken out of it. */
export interface CommandOptions {
  readonly args: readonly string[]
  readonly variables: Readonly<Record<string, string | undefined>>
  /** Kills it. */
  readonly signal: AbortSignal
  /** Its file, made of its sources. Default: the sources, which take twice as long to start. */
  readonly script?: string | undefined
}

/** What a command wrote until its end. */
export interface CommandEnd {
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command line of a package to its end, from its sources as everything here; nobody is there to be asked. */
export async function runCommand(
  name: `@org/${string}`,
  { args, script = sourceOf(name), signal, variables }: CommandOptions,
): Promise<CommandEnd> {
  const child = spawn(process.execPath, ['--conditions=@org/source', script, ...args], {
    env: { NODE_COMPILE_CACHE: compiledModules, ...process.env, ...variables },
    signal,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { stdout, stderr }
}

function sourceOf(name: `@org/${string}`): string {
  const folder = path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
  return path.join(folder, 'src/terminal/main.ts')
}
