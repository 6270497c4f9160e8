import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

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
