import type { Proxy } from '../../node/connection/proxy-for.ts'
import type { Trust } from '../../node/connection/trust.ts'
import type { NodeTransportOptions } from '../../node/index.ts'
import type { Finding } from './finding.ts'
import { once } from 'node:events'
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls'

/** How long the handshake gets, in milliseconds. */
const patienceMs = 10_000
const dayMs = 86_400_000
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
    return describe(socket)
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
    return 'The port is open, but nobody shakes hands: check it, and what a firewall or a proxy in between does.'
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

function describe(socket: TLSSocket): Finding {
  const chain = chainOf(socket.getPeerCertificate(true))
  const [leaf] = chain
  const daysLeft = Math.floor((Date.parse(leaf.valid_to) - Date.now()) / dayMs)
  const problem = problemOf(socket)
  const signer = nameOf(chain.at(-1)?.issuer)
  const details = [
    `${socket.getProtocol()}, ${socket.getCipher().standardName}`,
    ...chain.map(
      ({ subject, issuer }, index) => `${'  '.repeat(index)}${nameOf(subject)}, signed by ${nameOf(issuer)}`,
    ),
    `valid until ${leaf.valid_to}: ${daysLeft < 0 ? 'over' : `${daysLeft} days left`}`,
    `for ${leaf.subjectaltname ?? 'no name at all'}`,
  ]
  const told = {
    step,
    details,
    data: { protocol: socket.getProtocol(), daysLeft, problem: problem ?? null, signer },
  }
  if (problem !== undefined) {
    const summary = `The certificate is not trusted (${problem}).`
    return { ...told, status: 'failed', summary, advice: adviceFor(problem, signer) }
  }
  if (daysLeft < 30) {
    const advice = 'Have it renewed: every client fails on the day it ends.'
    return { ...told, status: 'warning', summary: `Trusted, for ${daysLeft} more days.`, advice }
  }
  return { ...told, status: 'ok', summary: `Trusted, signed by ${signer}, ${daysLeft} days left.` }
}

/** Why nobody would trust it: the types say an Error, Node gives an error or its code. */
function problemOf({ authorized, authorizationError }: TLSSocket): string | undefined {
  if (authorized) return undefined
  const { code = authorizationError } = Object(authorizationError) as { readonly code?: unknown }
  return String(code)
}

function adviceFor(problem: string, signer: string): string {
  if (problem === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return 'Use a name in url that the certificate carries (below), not another one or an address.'
  if (problem === 'CERT_HAS_EXPIRED') return 'The server needs a new certificate; nothing on this side helps.'
  if (problem === 'CERT_NOT_YET_VALID') return 'Check the clock of this machine.'
  return `Get the certificate of "${signer}" from whoever runs the server, not from this connection, and give it as --ca file.pem, in programs nodeTransport({ ca: 'file.pem' }).`
}

function chainOf(
  leaf: DetailedPeerCertificate,
): readonly [DetailedPeerCertificate, ...DetailedPeerCertificate[]] {
  const { issuerCertificate: issuer } = leaf as Partial<DetailedPeerCertificate>
  // Who signs himself is his own issuer; where the chain breaks off, there is none.
  return issuer === undefined || issuer === leaf ? [leaf] : [leaf, ...chainOf(issuer)]
}

function nameOf(
  name: { readonly CN?: string | string[]; readonly O?: string | string[] } | undefined,
): string {
  return [name?.CN ?? name?.O ?? 'somebody without a name'].flat().join(' ')
}
