import type { Proxy } from '../../node/connection/proxy-for.ts'
import type { Trust } from '../../node/connection/trust.ts'
import type { NodeTransportOptions } from '../../node/index.ts'
import { describeCertificate } from './describe-certificate.ts'
import type { Finding } from './finding.ts'
import { once } from 'node:events'
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect } from 'node:tls'

/** How long the handshake gets, in milliseconds. */
const patienceMs = 10_000
const step = 'TLS'

/** Whom to talk to, by which way, trusting whom. */
export interface TlsParts {
  readonly url: URL
  readonly proxy?: Proxy | undefined
  /** Whom to trust, and who we say we are; what Node does by itself where nothing was said. */
  readonly options: NodeTransportOptions | undefined
  /** Somebody waits no longer. */
  readonly givenUp: AbortSignal
}

/** Shakes hands, looks at everything the server shows, and trusts nobody for it. */
export async function lookAtTls(parts: TlsParts): Promise<Finding> {
  if (parts.url.protocol === 'http:')
    return { step, status: 'skipped', summary: 'http: on this machine only, in clear text.' }

  const signal = AbortSignal.any([parts.givenUp, AbortSignal.timeout(patienceMs)])
  try {
    const way = await openWay(parts, signal)
    return await shakeHands(way, parts, signal)
  } catch (error) {
    // A proxy that opens no way says why.
    const { code, message } = error as { readonly code?: string; readonly message: string }
    return { step, status: 'failed', summary: message, data: { code: code ?? null } }
  }
}

async function shakeHands(way: Socket, { url, options }: TlsParts, signal: AbortSignal): Promise<Finding> {
  const host = hostOf(url)
  const socket = connect({
    ...(options && (await readTrust(options))),
    socket: way,
    host,
    ...(isIP(host) === 0 && { servername: host }),
    // Only to look: nothing is sent over this connection.
    rejectUnauthorized: false,
  })
  try {
    await once(socket, 'secureConnect', { signal })
    return { step, ...describeCertificate(socket) }
  } catch (error) {
    const { code: why = 'no answer' } = error as { readonly code?: string }
    const code = why === 'ABORT_ERR' ? 'no answer' : why
    const advice = adviceForFailure(code)
    return { step, status: 'failed', summary: `The TLS handshake failed (${code}).`, advice, data: { code } }
  } finally {
    socket.destroy()
  }
}

/** The way that every call goes. */
async function openWay({ url, proxy, options = {} }: TlsParts, signal: AbortSignal): Promise<Socket> {
  const port = Number(url.port || 443)
  if (proxy === undefined) return connectPlain({ host: hostOf(url), port })

  const [{ createDial }, { openTunnel }, { rejectUnauthorized, anonymousContext }] = await Promise.all([
    import('../../node/connection/dial.ts'),
    import('../../node/connection/tunnel.ts'),
    readTrust(options),
  ])
  const dial = createDial({ rejectUnauthorized, secureContext: anonymousContext }, patienceMs)
  const toProxy = await dial({ url: proxy.url, alpn: ['http/1.1'], signal })
  return openTunnel(toProxy, { proxy, place: `${url.hostname}:${port}`, signal })
}

function hostOf({ hostname }: URL): string {
  return hostname.replaceAll(/^\[|\]$/g, '')
}

function adviceForFailure(code: string): string {
  if (code === 'no answer')
    return 'The port is open, but nobody answers in TLS: check it, and what a firewall or a proxy in between does.'
  return /WRONG_VERSION|ERR_SSL_PACKET|EPROTO/.test(code)
    ? 'Something answers there that does not speak TLS: check the port of url, or a proxy in between.'
    : 'The server ended the handshake: it may want a client certificate (--cert, --key), or another TLS version.'
}

/** Trust is read by what nodeTransport is made of, which wants a newer Node than the rest. */
async function readTrust(options: NodeTransportOptions): Promise<Trust> {
  const [trust, read] = await Promise.all([
    import('../../node/connection/trust.ts'),
    import('../../node/read-transport-options.ts'),
  ])
  return trust.readTrust(read.readTransportOptions(options))
}
