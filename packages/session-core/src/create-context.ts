import { failing } from './errors/session-error.ts'
import { eventChannel } from './event-channel.ts'
import { noGrant } from './grant/grant-store.ts'
import { unused } from './grant/grant-usage.ts'
import { noHeartbeat } from './grant/heartbeat-schedule.ts'
import { noBackoff } from './grant/renewal-backoff.ts'
import { parseBaseUrl } from './http/base-url.ts'
import { joinShare } from './join-share.ts'
import { loadFirstCall } from './load-first-call.ts'
import { noFailure } from './login/early-renewal.ts'
import { wholeBudget } from './login/login-budget.ts'
import { ownLogins } from './login/own-logins.ts'
import { closedCircuit } from './login/rejections.ts'
import { noLogin } from './login/single-login.ts'
import { unobserved } from './observers.ts'
import type { SessionProtocol } from './protocol.ts'
import { readOptions } from './read-options.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionOptions } from './session-options.ts'

/**
 * A session as it begins: what it was made with, and nothing under way in any of its rooms.
 *
 * @throws SessionError `invalid-options`
 */
export function createContext<Credentials, Key>(
  protocol: SessionProtocol<Credentials, Key>,
  options: SessionOptions<Credentials>,
): SessionContext {
  const { name, url: base } = Object(protocol) as SessionProtocol<Credentials, Key>
  const { credentials, clock, headers, onChallenge, policy, share, transport } = readOptions(name, options)
  const url = parseBaseUrl(name, base)
  const parts: Omit<SessionContext, 'source'> = {
    // Only the protocol knows what credentials and keys are: nobody else looks into them.
    protocol: protocol as SessionProtocol<unknown, unknown>,
    url,
    provider:
      typeof credentials === 'function'
        ? (credentials as SessionContext['provider'])
        : () => Promise.resolve(credentials),
    onChallenge,
    knownCredentials: typeof credentials === 'function' ? undefined : credentials,
    transport,
    headers,
    clock,
    policy,
    fail: failing(name),
    counts: { logins: 0, requests: 0, replays: 0, rejections: 0 },
    ...unobserved,
    ending: undefined,
    channel: eventChannel(name, url.origin),
    ...noGrant,
    ...unused,
    ...noBackoff,
    ...noHeartbeat,
    ...noLogin,
    ...noFailure,
    ...closedCircuit,
    ...wholeBudget,
  }
  const context = parts as SessionContext
  // Whoever makes a session is going to use it: nobody waits, and a call is told what cannot be loaded.
  loadFirstCall().catch(() => {})
  return Object.assign(parts, { source: share ? joinShare(share, context) : ownLogins(context) })
}
