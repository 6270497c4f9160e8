import { compiledModules } from '../../shared/compiled-modules.ts'
import { bundleScript } from '../bundle-script.ts'
import type { CommandLine } from './command-line.ts'
import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'

/** How one run of a command ended. */
export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A command that goes on until it is told to end. */
export interface Running {
  readonly child: ChildProcess
  /** Its first lines on standard output. */
  readonly said: string
  /** How it ends, whoever ends it. */
  readonly ended: Promise<Ran>
  readonly stop: () => Promise<Ran>
}

/** What a run finds around it. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
}

type Named = Pick<CommandLine, 'name'>

/** Runs a command to its end. */
export async function run(line: Named, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = start(line, args, options)
  child.stdin.end(options.input ?? '')
  return ended(child)
}

/** Starts a command that goes on, and waits for as many lines as it says when it is ready. */
export async function begin(
  line: Named,
  args: readonly string[],
  { ready, ...options }: RunOptions & { readonly ready: RegExp },
): Promise<Running> {
  const child = start(line, args, options)
  const end = ended(child)
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  while (!ready.test(said)) {
    const more = await Promise.race([once(child.stdout, 'data'), end])
    if ('code' in more)
      throw new Error(`${line.name} ${args.join(' ')} ended with ${more.code}: ${more.stderr}`)
  }
  return {
    child,
    said,
    ended: end,
    stop: () => {
      child.kill('SIGTERM')
      return end
    },
  }
}

/** Starts a command, with pipes for all that it reads and writes. */
export function start(
  { name }: Named,
  args: readonly string[],
  { env = {} }: RunOptions,
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [...commandFor(name), ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...plainEnvironment(), ...env },
  })
}

/** What every command finds around it. */
export function plainEnvironment(): Readonly<Record<string, string>> {
  const { PATH = '', HOME = '' } = process.env
  return { PATH, HOME, NODE_COMPILE_CACHE: compiledModules }
}

/** What a command wrote until its end, and its end. */
export async function ended(child: ChildProcess): Promise<Ran> {
  const { stdout, stderr } = child
  const all = (stream: typeof stdout): Promise<string> | string =>
    stream && !stream.destroyed ? text(stream) : ''
  const closed = once(child, 'close') as Promise<[number | null]>
  const [out, err, [code]] = await Promise.all([all(stdout), all(stderr), closed])
  return { code, stdout: out, stderr: err }
}

/** What Node is given to run a product's command line. */
export function commandFor(name: CommandLine['name']): readonly string[] {
  return [scripts[name]]
}

const scripts: Readonly<Record<CommandLine['name'], string>> = {
  'appviewx-auth': await bundled('@org/appviewx-auth'),
  'securid-auth': await bundled('@org/securid-auth'),
}

function bundled(name: `@org/${string}`): Promise<string> {
  const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
  return bundleScript(join(folder, 'src/terminal/main.ts'))
}
