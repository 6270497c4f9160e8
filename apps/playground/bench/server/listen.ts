import { createPrivateAuthority } from '../../shared/http/private-authority.ts'
import type { Listener } from './exchange.ts'
import type { Reachable } from './orders.ts'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'

type Http2Listener = (incoming: Http2ServerRequest, outgoing: Http2ServerResponse) => void

/** Gives one listener three free ports of this machine, one for each way to be reached. */
export async function listen(listener: Listener): Promise<Reachable> {
  const { ca, identity } = await createPrivateAuthority()
  const plain = createServer(listener)
  const tls = createTlsServer(identity, listener)
  // Whoever waits for a turn keeps its connections.
  for (const server of [plain, tls]) server.keepAliveTimeout = 600_000

  const [http = 0, overTls = 0, http2 = 0] = await Promise.all(
    [plain, tls, createSecureServer(identity, listener as unknown as Http2Listener)].map(portOf),
  )
  return { ca, ports: { http, tls: overTls, http2 } }
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
