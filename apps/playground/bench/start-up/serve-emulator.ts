import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import path from 'node:path'

/** A vendor's server, in a process of its own. */
export interface Served extends Disposable {
  readonly url: string
}

/** Where the command of a package lies: as it is published, or its source. */
export function commandOf(name: string, what: 'dist' | 'src'): string {
  const folder = path.dirname(createRequire(import.meta.url).resolve(`@org/${name}/package.json`))
  return path.join(folder, what, `terminal/main.${what === 'dist' ? 'js' : 'ts'}`)
}

/** Serves the emulator of a package on a free port of this machine. */
export async function serveEmulator(command: string, flags: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [...flags, command, 'emulator', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { url: await addressOf(child), [Symbol.dispose]: () => void child.kill() }
}

async function addressOf(child: ChildProcess): Promise<string> {
  let said = ''
  while (child.exitCode === null) {
    const [url] = /http:\S+(?=\s)/.exec(said) ?? []
    if (url !== undefined) return url
    const [chunk] = (await once(child.stdout ?? child, 'data')) as [Buffer]
    said += chunk.toString()
  }
  throw new Error(`An emulator ended with ${child.exitCode}.`)
}
