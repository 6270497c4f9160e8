import { paced } from '../http/pace.ts'
import { isPending } from '../time/pending.ts'
import { createAgents } from './connection/agents.ts'
import { createConnector } from './connection/connector.ts'
import { readProxy } from './connection/proxy-for.ts'
import { readTrust } from './connection/trust.ts'
import { loadUndici } from './load-undici.ts'
import { readTransportOptions } from './read-transport-options.ts'
import { createAddressReader } from './request/address.ts'
import { readOutgoing } from './request/outgoing.ts'
import { createSender } from './sender.ts'
import type { NodeTransportOptions } from './transport-options.ts'

/** A `fetch` with connections of its own; `await using` closes them. */
export type NodeTransport = typeof globalThis.fetch & AsyncDisposable

/**
 * A `fetch` for Node that knows private authorities, client certificates and proxies, shows every status as an answer,
 * 407 among them, and costs less than the platform's.
 *
 * It takes and gives what the platform's `fetch` does, but for this: a redirect is never followed, it is the answer
 * (with `redirect: 'error'`, a failure); there is no cache, no cookie jar and no `integrity`; a `host` header is ignored.
 * It rejects with a `TypeError`, whose `cause` has a `code` and a sentence that says what to do; with `signal.reason`
 * once the signal is aborted. Unused connections do not keep the process alive.
 *
 * @example
 * ```ts
 * import { createSession, type SessionProtocol } from '@org/session-core'
 * import { nodeTransport } from '@org/session-core/node'
 *
 * declare const protocol: SessionProtocol<{ username: string; password: string }, string>
 *
 * await using transport = nodeTransport({ ca: '/etc/ssl/our-authority.pem', proxy: 'environment' })
 * const credentials = { username: 'admin', password: 'Password@123' }
 * await using session = createSession(protocol, { credentials, transport })
 * ```
 * @throws SessionError `invalid-options`, naming the option; also when undici is not installed, or older than 8.12, or Node older
 *   than 22.19.
 */
export function nodeTransport(options: NodeTransportOptions = {}): NodeTransport {
  const settings = readTransportOptions(options)
  // First of all: an older Node lacks what comes next.
  const undici = loadUndici(settings.undici)
  const proxyFor = readProxy(settings.proxy)
  const connector = createConnector({ ...settings, proxyFor, trust: readTrust(settings) })
  const agents = createAgents(undici, connector.connect, settings)
  const readAddress = createAddressReader()
  const send = createSender({ agents, connector, proxyFor, settings })

  // Not async: every call would make, and wait for, one promise more.
  const fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    try {
      const outgoing = readOutgoing(readAddress, input, init ?? undefined)
      return isPending(outgoing) ? outgoing.then(send) : send(outgoing)
    } catch (error) {
      const refusal = error as TypeError
      return Promise.reject(refusal)
    }
  }
  const close = async (): Promise<void> => {
    connector.giveUp()
    await agents.destroy()
  }
  return Object.assign(fetch, { [paced]: true, [Symbol.asyncDispose]: close })
}
