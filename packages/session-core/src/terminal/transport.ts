import type { NodeTransportOptions } from '../node/index.ts'
import { type OptionValues, textOf, textsOf } from './option.ts'

/** What `--ca`, `--cert`, `--key` and `--proxy` say, as options of `nodeTransport`; nothing where none was given. */
export function transportOptions(values: OptionValues): NodeTransportOptions | undefined {
  const ca = textsOf(values, 'ca')
  const [cert, key, proxy] = [textOf(values, 'cert'), textOf(values, 'key'), textOf(values, 'proxy')]
  const options = {
    ...(ca.length > 0 && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(proxy !== undefined && { proxy }),
  }
  return Object.keys(options).length > 0 ? options : undefined
}

/**
 * The transport that the options ask for: the platform's unless they say more than it can do. nodeTransport wants undici
 * and a newer Node than the rest.
 */
export async function readTransport(values: OptionValues): Promise<typeof globalThis.fetch> {
  const options = transportOptions(values)
  if (options === undefined) return (input, init) => globalThis.fetch(input, init)

  const { nodeTransport } = await import('../node/index.ts')
  return nodeTransport(options)
}
