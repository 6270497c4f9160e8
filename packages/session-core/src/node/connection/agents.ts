import type { UsedUndici } from '../load-undici.ts'
import type { TransportSettings } from '../read-transport-options.ts'
import type { Connector } from './connector.ts'
import type { Agent } from 'undici'

/** Where requests are queued and connections kept. */
export interface Agents {
  readonly usual: Agent
  /** Without a limit of connections: for what must not wait behind others. */
  readonly urgent: () => Agent
  readonly destroy: () => Promise<void>
}

/** Makes them; the urgent one when it is wanted for the first time. */
export function createAgents(
  { Agent }: UsedUndici,
  connect: Connector['connect'],
  settings: TransportSettings,
): Agents {
  const options = {
    connect,
    pipelining: 1,
    allowH2: settings.http2,
    keepAliveTimeout: settings.keepAliveMs,
    headersTimeout: settings.headersTimeoutMs,
    bodyTimeout: settings.bodyTimeoutMs,
    maxHeaderSize: settings.maxHeaderBytes,
  }
  const usual = new Agent({ ...options, connections: settings.connections })
  let urgent: Agent | undefined

  return {
    usual,
    urgent: () => (urgent ??= new Agent(options)),
    destroy: async () => {
      await Promise.all([usual.destroy(), urgent?.destroy()])
    },
  }
}
