import { bundleCommand } from './bundle-commands.ts'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** Compiled modules are kept here from one run to the next: much of a short script's time goes into compiling. */
const compiled = fileURLToPath(new URL('../../../../node_modules/.cache/node/', import.meta.url))

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
  readonly stop: () => Promise<Ran>
}

/** One product's command line, with what differs between the two. */
export interface CommandLine {
  readonly name: 'appviewx-auth' | 'securid-auth'
  readonly prefix: 'APPVIEWX' | 'SECURID'
  readonly username: string
  readonly password: string
  /** Arguments of a call that is granted. */
  readonly goodCall: readonly string[]
  /** Something that only its answer holds. */
  readonly answerHolds: string
  /** Arguments of a call that the vendor refuses. */
  readonly refusedCall: readonly string[]
  /** A call as a path. */
  readonly path: string
  /** What curl needs besides, for that call to be granted. */
  readonly curl: readonly string[]
  /** How many requests a login is. */
  readonly loginRequests: number
  /** A header that carries a session. */
  readonly sessionHeader: string
  /** All headers that carry one. */
  readonly sessionHeaders: readonly string[]
}

/** Both of them: what one has, the other has. */
export const commandLines: readonly CommandLine[] = [
  {
    name: 'appviewx-auth',
    prefix: 'APPVIEWX',
    username: 'admin',
    password: 'Password@123',
    goodCall: [
      'certificate/search',
      '--json',
      '{"input":{"category":"Server"},"filter":{"max":"1","start":"1"}}',
    ],
    answerHolds: 'commonName',
    refusedCall: ['no/such/action'],
    path: '/avxapi/certificate/search',
    curl: [
      '--header',
      'content-type: application/json',
      '--data',
      '{"input":{"category":"Server"},"filter":{"max":"1","start":"1"}}',
    ],
    loginRequests: 1,
    sessionHeader: 'sessionId',
    sessionHeaders: ['sessionId', 'token'],
  },
  {
    name: 'securid-auth',
    prefix: 'SECURID',
    username: 'user01',
    password: 'password123',
    goodCall: ['findUsers', '--param', 'returnMaxRows=1'],
    answerHolds: 'user_id',
    refusedCall: ['noSuchCommand'],
    path: '/aveksa/command.submit?cmd=about&format=json',
    curl: [],
    loginRequests: 2,
    sessionHeader: 'authorization',
    sessionHeaders: ['authorization'],
  },
]

/** The variables that say where and who. */
export function account(
  { prefix, username, password }: CommandLine,
  url: string,
): Readonly<Record<string, string>> {
  return { [`${prefix}_URL`]: url, [`${prefix}_USERNAME`]: username, [`${prefix}_PASSWORD`]: password }
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
}

/** Runs a command to its end. */
export async function run(
  { name }: Pick<CommandLine, 'name'>,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ran> {
  const child = start(name, args, options)
  child.stdin.end(options.input ?? '')
  return ended(child)
}

/** Runs a command, and interrupts it when something has happened. */
export async function interrupt(
  { name }: Pick<CommandLine, 'name'>,
  args: readonly string[],
  {
    when,
    afterwards,
    by = 'SIGINT',
    ...options
  }: RunOptions & {
    readonly when: () => Promise<boolean>
    readonly afterwards: () => unknown
    readonly by?: NodeJS.Signals
  },
): Promise<Ran> {
  const child = start(name, args, options)
  while (!(await when())) await new Promise((resolve) => setTimeout(resolve, 20))
  const end = ended(child)
  child.kill(by)
  await afterwards()
  return end
}

/** Starts a command that goes on, and waits for as many lines as it says when it is ready. */
export async function begin(
  { name }: Pick<CommandLine, 'name'>,
  args: readonly string[],
  { ready, ...options }: RunOptions & { readonly ready: RegExp },
): Promise<Running> {
  const child = start(name, args, options)
  const end = ended(child)
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  while (!ready.test(said)) {
    const more = await Promise.race([once(child.stdout, 'data'), end])
    if ('code' in more) throw new Error(`${name} ${args.join(' ')} ended with ${more.code}: ${more.stderr}`)
  }
  return {
    child,
    said,
    stop: () => {
      child.kill('SIGTERM')
      return end
    },
  }
}

/** The emulator of a product, and its control door. */
export async function emulate(
  line: CommandLine,
  ...args: readonly string[]
): Promise<Running & { readonly url: string; readonly control: Control }> {
  const running = await begin(line, ['emulator', '--port', '0', ...args], { ready: /control door at \S+/ })
  const [url = '', door = ''] = running.said.match(/https?:\/\/\S+/g) ?? []
  return { ...running, url, control: controlOf(door) }
}

/** What can be done to an emulator from outside. */
export interface Control {
  readonly door: string
  readonly turn: (knob: string, ...args: readonly unknown[]) => Promise<unknown>
  readonly state: (name: string) => Promise<unknown>
  readonly release: (hold: string) => Promise<unknown>
}

/** The server that keeps one of the next requests waiting; those before it are let go as they come. */
export interface Held {
  /** When it has come. */
  readonly came: () => Promise<void>
  readonly letGo: () => Promise<unknown>
}

/** Keeps a request waiting that comes after so many others. */
export async function holdRequest({ control }: { readonly control: Control }, after: number): Promise<Held> {
  const seen = Number(await control.state('requestsSeen'))
  const holds: string[] = []
  for (let request = 0; request <= after; request += 1) {
    const { result } = (await control.turn('holdNextReply')) as { readonly result: { readonly hold: string } }
    holds.push(result.hold)
  }
  const came = async (): Promise<void> => {
    for (let now = 0; now <= after; now = Number(await control.state('requestsSeen')) - seen) {
      while (holds.length > after + 1 - Math.min(now, after)) await control.release(holds.shift() ?? '')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  return { came, letGo: () => Promise.all(holds.map((hold) => control.release(hold))) }
}

function controlOf(door: string): Control {
  const headers = { 'content-type': 'application/json' }
  return {
    door,
    turn: async (knob, ...args) =>
      (
        await fetch(`${door}/knobs/${knob}`, { method: 'POST', headers, body: JSON.stringify(args) })
      ).json() as Promise<unknown>,
    release: async (hold) =>
      (await fetch(`${door}/holds/${hold}`, { method: 'POST', headers })).json() as Promise<unknown>,
    state: async (name) =>
      ((await (await fetch(`${door}/state/${name}`)).json()) as Readonly<Record<string, unknown>>)[name],
  }
}

const scripts: Readonly<Record<CommandLine['name'], string>> = {
  'appviewx-auth': await bundleCommand('@org/appviewx-auth'),
  'securid-auth': await bundleCommand('@org/securid-auth'),
}

function start(
  name: CommandLine['name'],
  args: readonly string[],
  { env = {} }: RunOptions,
): ReturnType<typeof spawnPiped> {
  return spawnPiped([...commandFor(name), ...args], env)
}

/** What Node is given to run a product's command line. */
export function commandFor(name: CommandLine['name']): readonly string[] {
  return [scripts[name]]
}

function spawnPiped(args: readonly string[], env: Readonly<Record<string, string>>) {
  const { PATH = '', HOME = '' } = process.env
  return spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH, HOME, NODE_COMPILE_CACHE: compiled, ...env },
  })
}

async function ended(child: ReturnType<typeof spawnPiped>): Promise<Ran> {
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ])
  return { code, stdout, stderr }
}
