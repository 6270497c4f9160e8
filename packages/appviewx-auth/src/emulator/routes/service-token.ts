import { type Call, fieldsOf, headerOf } from '../call.ts'
import { randomBytes } from '../random.ts'
import { refusal, type Reply, reply } from '../replies.ts'
import type { Server } from '../server.ts'
import type { NamedServiceAccount } from '../state/service-accounts.ts'

/**
 * `POST acctmgmt-get-service-token`. Five ways of asking are in use, and all are understood: Basic with a form, with
 * nothing, with a form called JSON, or with JSON; or `client_id` and `client_secret` as headers (AppViewX 2021.1.0).
 * Wrong service credentials are a 400, where wrong user credentials are a 401 (AppViewX 2026.1.0, get-service-token).
 */
export function answerServiceToken(call: Call, server: Server): Reply {
  const asked = grantTypes(call)
  if (asked.some((type) => type.toLowerCase() !== 'client_credentials')) {
    return refusal(400, null, 'Unsupported grant type.')
  }

  const credentials = readCredentials(call)
  if (credentials === undefined)
    return refusal(400, 'ACCT_SA_001', 'Invalid Request::[Invalid client Id or secret]')

  const account = server.serviceAccounts.get(credentials.clientId)
  if (account === undefined || account.standing === 'disabled') {
    return refusal(
      400,
      'ACCT_SA_003',
      'Service account is invalid/not found::[Service account not found in the database]',
    )
  }
  if (account.clientSecret !== credentials.clientSecret) {
    return refusal(400, 'OAUTH_CLNT_015', 'Client Password is incorrect::[Invalid Client credential]')
  }

  return reply(200, {
    response: openToken(account, server),
    appStatusCode: server.settings().successCode,
    tags: {},
  })
}

interface ServiceCredentials {
  readonly clientId: string
  readonly clientSecret: string
}

function readCredentials(call: Call): ServiceCredentials | undefined {
  const [clientId, clientSecret] = [headerOf(call, 'client_id'), headerOf(call, 'client_secret')]
  if (clientId !== undefined && clientSecret !== undefined) return { clientId, clientSecret }

  const encoded = /^basic +(\S+)$/i.exec(headerOf(call, 'authorization') ?? '')?.[1]
  const decoded = /^(?<clientId>[^:]+):(?<clientSecret>.+)$/s.exec(decodeBase64(encoded ?? ''))?.groups
  return decoded && { clientId: decoded['clientId'] ?? '', clientSecret: decoded['clientSecret'] ?? '' }
}

function decodeBase64(encoded: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(encoded), (letter) => letter.codePointAt(0) ?? 0))
  } catch {
    return ''
  }
}

/** What the request names as its grant type, wherever it names it. */
function grantTypes(call: Call): readonly string[] {
  const fromForm = new URLSearchParams(call.body).get('grant_type')
  const fromJson = readJson(call.body)
  const named = [
    headerOf(call, 'grant_type'),
    fromForm,
    fieldsOf(fromJson['payload'])['grant_type'],
    fromJson['grant_type'],
  ]
  return named.filter((type) => typeof type === 'string')
}

function readJson(body: string): Readonly<Record<string, unknown>> {
  try {
    return fieldsOf(JSON.parse(body))
  } catch {
    return {}
  }
}

/** `sub` is the account's name, not its client id (AppViewX 2026.1.0, retrieve_access_token_api_7). */
function openToken({ clientId, name }: NamedServiceAccount, { clock, sessions, settings }: Server): string {
  const exp = Math.floor((clock.now() + settings().tokenLifetimeMs) / 1000)
  const id = writeToken({
    sub: name,
    aud: 'avx',
    'grant type': 'client_credentials',
    clientId,
    iss: 'avx',
    exp,
  })
  sessions.open({ id, kind: 'token', owner: clientId, idleMs: Infinity, endsAt: exp * 1000 })
  return id
}

/** Looks like HS256, but the signature is random: no client can verify it, and the server looks the token up. */
const writeToken = (claims: Readonly<Record<string, string | number>>): string =>
  [encode({ alg: 'HS256', typ: 'JWT' }), encode(claims), base64Url(randomBytes(32))].join('.')

const encode = (part: Readonly<Record<string, string | number>>): string =>
  base64Url(new TextEncoder().encode(JSON.stringify(part)))

const base64Url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
