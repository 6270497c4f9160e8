import type { Happened } from './happened.ts'

/** What the picture shows, in a sentence: `50 calls · 1 login · 5 refused · 5 replays`. */
export function summarize({ calls, exchanges }: Happened): string {
  const count = (test: (exchange: Happened['exchanges'][number]) => boolean): number =>
    exchanges.filter(test).length
  const logins = count(({ path, sender }) => sender === 'login' && isLogin(path))
  const renewals = count(({ path, sender }) => sender === 'renewal' && isLogin(path))
  const parts: readonly (readonly [number, string, string])[] = [
    [calls.length, 'call', 'calls'],
    [logins, 'login', 'logins'],
    [renewals, 'renewal', 'renewals'],
    [count(({ status = 200 }) => status >= 300), 'refusal', 'refusals'],
    [count(({ sender }) => sender === 'replay'), 'replay', 'replays'],
    [count(({ status }) => status === 0), 'lost', 'lost'],
    [count(({ sender }) => sender === 'logout'), 'logout', 'logouts'],
  ]

  const said = parts.filter(([number], index) => number > 0 || (index < 2 && exchanges.length > 0))
  return said.map(([number, one, many]) => `${number} ${number === 1 ? one : many}`).join(' · ')
}

/** SecurID asks for its timeouts within a login: that is not another one. */
const isLogin = (path: string): boolean => !path.includes('getSecuritySettings')
