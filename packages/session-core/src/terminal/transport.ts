import { isLoopback } from '../node/connection/loopback.ts'
import type { NodeTransportOptions } from '../node/index.ts'
import type { CommandRun } from './command.ts'
import type { LeanOptions } from './http/lean-transport.ts'
import { isNodeFrom } from './node-version.ts'
import { type OptionValues, textOf, textsOf } from './option.ts'
import type { Terminal } from './terminal.ts'

type Fetch = typeof globalThis.fetch

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
export async function readTransport({ values, terminal }: CommandRun): Promise<Fetch> {
  const options = transportOptions(values)
  if (options !== undefined) return (await import('../node/index.ts')).nodeTransport(options)

  const platform: Fetch = (input, init) => globalThis.fetch(input, init)
  return asksForProxy(terminal) ? keepingHere(platform, likeFetch) : platform
}

/**
 * The transport of a command that talks for its user: Node's own HTTP, which is there the soonest, unless the options or
 * the environment ask for more than it can do.
 */
export async function readLeanTransport(run: CommandRun, lean: LeanOptions = likeFetch): Promise<Fetch> {
  const { values, terminal } = run
  const isProxied = asksForProxy(terminal)
  if (transportOptions(values) !== undefined || (isProxied && !mayProxy(terminal))) return readTransport(run)

  const { leanTransport } = await import('./http/lean-transport.ts')
  return isProxied
    ? keepingHere(leanTransport({ ...lean, proxyEnv: terminal.env }), lean)
    : leanTransport(lean)
}

/** What is for this machine stays on it: a proxy of the environment would hear it in clear text, a password, too. */
async function keepingHere(elsewhere: Fetch, lean: LeanOptions): Promise<Fetch> {
  const { leanTransport } = await import('./http/lean-transport.ts')
  const here = leanTransport(lean)
  return (input, init) => {
    const target = new URL(input instanceof Request ? input.url : input)
    return (isLoopback(target) ? here : elsewhere)(input, init)
  }
}

/** What every `fetch` says besides, which some firewalls ask for, and when it gives up. */
const likeFetch: LeanOptions = {
  headers: { accept: '*/*', 'accept-language': '*', 'user-agent': 'node' },
  encoding: 'gzip, deflate',
  silenceMs: 300_000,
}

/**
 * Whether Node's own HTTP takes the proxies that are named: since 24.5, and never SOCKS. The platform's fetch asks one that
 * hangs up again and again, for as long as it hangs up.
 */
function mayProxy({ env }: Terminal): boolean {
  const isSocks = Object.entries(env).some(
    ([name, proxy = '']) => /^https?_proxy$/i.test(name) && /^socks/i.test(proxy),
  )
  return !isSocks && !('bun' in process.versions) && isNodeFrom([24, 5])
}

/** Whether Node itself was told to use the proxies that the environment names. */
export function asksForProxy({ env }: Terminal): boolean {
  const { NODE_USE_ENV_PROXY: asked, NODE_OPTIONS: options = '' } = env
  return asked === '1' || [options, ...process.execArgv].some((given) => given.includes('--use-env-proxy'))
}
