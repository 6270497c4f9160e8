import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { runServer } from 'verdaccio'

/** A package as a registry shows it to npm. */
export interface Listing {
  readonly versions: Readonly<
    Record<string, { readonly dependencies?: Readonly<Record<string, string>>; readonly license: string }>
  >
}

/** An npm registry on loopback that holds our scope and knows no other. */
export interface Registry extends AsyncDisposable {
  /** Ends in a slash. */
  readonly url: string
  readonly listing: (name: string) => Promise<Listing>
}

/** Starts one that is empty, with its files in a folder. */
export async function startRegistry(folder: string): Promise<Registry> {
  const server = (await runServer({
    configPath: join(folder, 'config.yaml'),
    self_path: join(folder, 'config.yaml'),
    storage: join(folder, 'storage'),
    packages: { '@org/*': { access: ['$all'], publish: ['$all'] } },
    log: { type: 'stdout', format: 'pretty', level: 'error' },
    uplinks: {},
  })) as Server
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

  return {
    url,
    listing: async (name) => (await (await fetch(`${url}${name.replace('/', '%2f')}`)).json()) as Listing,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
