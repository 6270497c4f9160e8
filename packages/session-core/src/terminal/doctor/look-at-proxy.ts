import { isLoopback } from '../../node/connection/loopback.ts'
import { type Proxy, readProxy } from '../../node/connection/proxy-for.ts'
import type { CommandRun } from '../command.ts'
import { textOf } from '../option.ts'
import { asksForProxy, transportOptions } from '../transport.ts'
import type { Finding } from './finding.ts'

/** Which proxy a request takes, and why. */
export interface ProxyFound {
  readonly finding: Finding
  readonly proxy: Proxy | undefined
}

const variables = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy'] as const

/** Says whether a proxy is used, which variable says so, and whether one is set that is not used. */
export function lookAtProxy({ terminal, values }: CommandRun, url: URL): ProxyFound {
  const set = variables.filter((name) => terminal.env[name])
  // What Node was told of the environment's proxies holds where no option asks for more than Node's own HTTP can do.
  const isOfNode = transportOptions(values) === undefined && asksForProxy(terminal)
  const chosen = isOfNode ? 'environment' : textOf(values, 'proxy')
  const proxy = readProxy(chosen)(url)
  const { summary, advice } =
    proxy === undefined ? whyDirect(url, set, chosen) : { summary: whyThrough(proxy, set, chosen) }
  const data = { variables: set, proxy: proxy?.url.origin ?? null }
  return { proxy, finding: { step: 'proxy', status: 'ok', summary, ...(advice && { advice }), data } }
}

function whyThrough({ url }: Proxy, set: readonly string[], chosen: string | undefined): string {
  const why = chosen === 'environment' ? set.filter((name) => namesProxy(name)).join(', ') : '--proxy'
  return `Through ${url.origin}, as ${why} says.`
}

function whyDirect(
  url: URL,
  set: readonly string[],
  chosen: string | undefined,
): { readonly summary: string; readonly advice?: string } {
  if (chosen === 'environment') {
    if (!set.some(namesProxy)) return { summary: 'No proxy variable is set: direct.' }
    if (isLoopback(url)) return { summary: `Direct: ${url.hostname} is this machine.` }
    if (set.some((name) => /^no_proxy$/i.test(name)))
      return { summary: `Direct, as NO_PROXY says for ${url.hostname}.` }
    return { summary: `Direct: no variable names a proxy for ${url.protocol}` }
  }
  if (!set.some(namesProxy) || !isWanted(url)) return { summary: 'Direct: no proxy.' }
  return {
    summary: `Direct, although ${set.join(', ')} would want a proxy.`,
    advice:
      'Where nothing answers directly: --proxy environment, in programs nodeTransport({ proxy: "environment" }).',
  }
}

function namesProxy(variable: string): boolean {
  return /^https?_proxy$/i.test(variable)
}

/** Whether the environment would want a proxy there, be it one that nobody here can talk to. */
function isWanted(url: URL): boolean {
  try {
    return readProxy('environment')(url) !== undefined
  } catch {
    return !isLoopback(url)
  }
}
