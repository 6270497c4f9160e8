import { parseBaseUrl, parseReply, secret, SessionError, type SessionProtocol } from '@org/session-core'
import * as v from 'valibot'

/** A user of a machine's management controller. */
export interface RedfishCredentials {
  readonly username: string
  readonly password: string
}

/** What the controller knows a session by: its token for requests, its address for ending it. */
interface RedfishKey {
  readonly token: string
  readonly location: string
}

const name = 'redfish'
const service = 'redfish/v1/SessionService'
const SessionService = v.object({ SessionTimeout: v.pipe(v.number(), v.minValue(1)) })

/**
 * Sessions of a Redfish service (DMTF DSP0266, "Redfish session login authentication"): a POST to the collection
 * creates one; `X-Auth-Token` and `Location` of the reply are its token and its address.
 */
export function redfish(url: string): SessionProtocol<RedfishCredentials, RedfishKey> {
  return {
    name,
    url: parseBaseUrl(name, url),
    login: async ({ username, password }, { http }) => {
      const reply = await http.post(`${service}/Sessions`, {
        json: { UserName: username, Password: password },
      })
      if (!reply.ok) throw loginFailure(reply.status)

      const [token, location] = [reply.headers.get('x-auth-token'), reply.headers.get('location')]
      if (token === null || location === null) throw loginFailure(reply.status)

      return {
        key: secret({ token, location }),
        subject: username,
        ...(await idleLimit(() => http.get(service, { headers: { 'x-auth-token': token } }))),
      }
    },
    logout: async ({ key }, { http }) => {
      const { token, location } = key.reveal()
      const { status } = await http.delete(location, { headers: { 'x-auth-token': token } })
      if (status === 401 || status === 404) return 'already-ended'
      return status < 300 ? 'revoked' : 'local-only'
    },
    keepAlive: async ({ key }, { http }) => {
      const { token, location } = key.reveal()
      const { status } = await http.get(location, { headers: { 'x-auth-token': token } })
      return verdictOn(status)
    },
    sign: (headers, { token }) => headers.set('x-auth-token', token),
    judge: ({ status }) => verdictOn(status),
  }
}

function verdictOn(status: number): 'accepted' | 'session-ended' | 'forbidden' {
  if (status === 401) return 'session-ended'
  return status === 403 ? 'forbidden' : 'accepted'
}

/** `SessionTimeout` is in seconds without a request. The session exists already: nothing may be thrown. */
async function idleLimit(ask: () => Promise<Response>): Promise<{ readonly idleMs?: number }> {
  try {
    const reply = await ask()
    const source = { protocol: name, what: 'SessionService', status: reply.status }
    return { idleMs: parseReply(source, SessionService, await reply.json()).SessionTimeout * 1000 }
  } catch {
    return {}
  }
}

function loginFailure(status: number): SessionError {
  const [code, message] =
    status === 401
      ? ([
          'credentials-rejected',
          'Redfish rejected the credentials. Correct them, then call rearm().',
        ] as const)
      : ([
          'unexpected-reply',
          'No Redfish session was created. Check url, and the state of the service.',
        ] as const)
  return new SessionError(code, { protocol: name, vendor: { status }, message })
}
