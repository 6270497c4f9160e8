import { failing } from '../errors/session-error.ts'
import { isObject } from '../is-object.ts'
import type { Wire } from '../protocol.ts'
import { readOptions } from '../read-options.ts'
import { waitFor } from '../time/wait-for.ts'
import { parseBaseUrl } from './base-url.ts'
import { converse } from './conversation.ts'
import type { WireOptions, WireServer } from './wire-options.ts'

/** Makes sure of the options, and talks. */
export async function talk<Result>(
  server: WireServer,
  options: WireOptions,
  work: (wire: Wire) => Promise<Result>,
): Promise<Result> {
  const { name, url } = Object(server) as WireServer
  const given = isObject(options) && { ...options, credentials: {}, signal: undefined }
  const { clock, headers, policy, transport } = readOptions(name, given as never)
  const parts = {
    clock,
    policy,
    transport,
    headers,
    fail: failing(name),
    url: parseBaseUrl(name, url),
    protocol: server,
  }
  const { signal } = options
  signal?.throwIfAborted()
  return waitFor(converse(parts, policy.loginDeadlineMs, work), signal)
}
