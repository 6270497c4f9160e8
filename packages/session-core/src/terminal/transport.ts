import { nodeTransport, type NodeTransportOptions } from '../node/index.ts'
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

/** The transport that the options ask for: the platform's unless they say more than it can do. */
export function readTransport(values: OptionValues): typeof globalThis.fetch {
  const options = transportOptions(values)
  return options === undefined ? (input, init) => globalThis.fetch(input, init) : nodeTransport(options)
}
