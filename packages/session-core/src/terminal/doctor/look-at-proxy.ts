import { readProxy } from '../../node/connection/proxy-for.ts'
import type { Terminal } from '../terminal.ts'
import type { Finding } from './finding.ts'

/** Which proxy a request takes, and why. */
export interface ProxyFound {
  readonly finding: Finding
  readonly proxy?: URL
}

const variables = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy'] as const

/** Says whether a proxy is used, which variable says so, and whether one is set that is not used. */
export function lookAtProxy(option: string | undefined, url: URL, { env }: Terminal): ProxyFound {
  const step = 'proxy'
  const set = variables.filter((name) => env[name])
  const proxy = readProxy(option)(url)?.url
  const data = { variables: set, proxy: proxy?.origin ?? null }
  if (proxy !== undefined) {
    const why =
      option === 'environment' ? set.filter((name) => /^https?_proxy$/i.test(name)).join(', ') : '--proxy'
    return {
      proxy,
      finding: { step, status: 'ok', summary: `Through ${proxy.origin}, as ${why} says.`, data },
    }
  }
  if (option === 'environment') {
    const summary =
      set.length === 0 ? 'No proxy variable is set: direct.' : `Direct, as NO_PROXY says for ${url.hostname}.`
    return { finding: { step, status: 'ok', summary, data } }
  }
  if (set.some((name) => /^https?_proxy$/i.test(name)) && readProxy('environment')(url) !== undefined) {
    const summary = `Direct, although ${set.join(', ')} would want a proxy.`
    const advice =
      'Where nothing answers directly: --proxy environment, in programs nodeTransport({ proxy: "environment" }).'
    return { finding: { step, status: 'ok', summary, advice, data } }
  }
  return { finding: { step, status: 'ok', summary: 'Direct: no proxy.', data } }
}
