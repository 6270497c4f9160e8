import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/** A Worker that can be visited. */
export interface ServedWorker extends AsyncDisposable {
  readonly origin: string
}

const configOf = (compatibilityDate: string): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "worker", worker = .worker),
    (name = "internet", network = (allow = ["local", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "${compatibilityDate}",
);
`

/** Writes how the `worker.js` of a folder is served: once for all that serve it, since they may read at a time. */
export function configureWorker(folder: string, compatibilityDate: string): void {
  writeFileSync(join(folder, 'serve.capnp'), configOf(compatibilityDate))
}

/** Starts workerd on a free port of this machine, in a folder that was configured. */
export async function serveWorker(program: string, folder: string): Promise<ServedWorker> {
  const child = spawn(program, ['serve', 'serve.capnp', '--control-fd=3'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit')
  const port = await portFrom(child.stdio[3] as Readable)
  return {
    origin: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      child.kill()
      await ended
    },
  }
}

/** It says so where it was told to. */
async function portFrom(control: Readable): Promise<string> {
  let told = ''
  for await (const words of control) {
    told += String(words)
    const port = /"port":\s*(?<port>\d+)/.exec(told)?.groups?.['port']
    if (port !== undefined) return port
  }
  throw new Error(`workerd did not say where it listens: ${told}`)
}
