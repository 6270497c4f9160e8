import { failureOf, type ScriptedGateway, scriptedGateway, url } from './scripted-gateway.ts'
import { type AppViewXCredentials, callAction, createAppViewXSession, type Session } from '@org/appviewx-auth'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Transcript {
  readonly request: {
    readonly method: string
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: { readonly response: unknown; readonly appStatusCode?: string | null }
  }
}

const folder = new URL('transcripts/', import.meta.url)
const names = readdirSync(folder).map((file) => file.replace('.json', ''))
const read = (name: string): Transcript =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Transcript
const targetOf = ({ request }: Transcript): URL => new URL(request.path, url)
const actionOf = (transcript: Transcript): string => targetOf(transcript).pathname.replace('/avxapi/', '')

/** Requests that others make and this client does not: it has one way to ask for a token, and sends nothing empty. */
const foreign = new Set([
  'login-empty-credentials',
  'service-token-empty',
  'service-token-form-called-json',
  'service-token-headers',
  'service-token-json',
  'service-token-no-credentials',
])

function credentialsOf({ headers }: Transcript['request']): AppViewXCredentials {
  const encoded = /^Basic (.+)$/.exec(headers['authorization'] ?? '')?.[1]
  const { username = 'admin', password = '' } = headers
  if (encoded === undefined) return { username, password: password === '' ? 'Password@123' : password }

  const [clientId = '', clientSecret = ''] = atob(encoded).split(':', 2)
  return { clientId, clientSecret }
}

/** A gateway that answers as a transcript says, and the session of whoever made its request. */
function meet(transcript: Transcript): { readonly server: ScriptedGateway; readonly session: Session } {
  const { status, headers, body } = transcript.response
  const answer = (): Response => Response.json(body, { status, headers })
  const { gwkey, gwsource } = Object.fromEntries(targetOf(transcript).searchParams)
  const action = actionOf(transcript)
  const server = scriptedGateway({ [action]: answer })
  const session = createAppViewXSession({
    url,
    gwkey,
    gwsource,
    credentials: action.includes('service-token') ? serviceOf(transcript) : credentialsOf(transcript.request),
    transport: server.fetch,
    ...(action === 'acctmgmt-perform-login' ? { loginAction: action } : {}),
  })
  return { server, session }
}

const serviceOf = ({ request }: Transcript): AppViewXCredentials =>
  'authorization' in request.headers
    ? credentialsOf(request)
    : { clientId: 'demo-service', clientSecret: 'Secret@789' }

/** Does what leads to a transcript's request. */
async function perform(transcript: Transcript, session: Session): Promise<unknown> {
  const action = actionOf(transcript)
  if (action === 'acctmgmt-perform-logout') return session.login().then(() => session.logout())
  if (/login|service-token/.test(action)) return session.login()

  return callAction(session, action, { json: JSON.parse(transcript.request.body) as unknown })
}

describe("the documents' own exchanges", () => {
  it.each(names.filter((name) => !foreign.has(name)))('%s: the client asks as they do', async (name) => {
    const transcript = read(name)
    const { server, session } = meet(transcript)

    await failureOf(perform(transcript, session))

    const { method, headers, body } = transcript.request
    const sent = server.requests.find(({ action }) => action === actionOf(transcript))
    expect(sent).toMatchObject({
      method,
      body: body === '' ? '{}' : body,
      query: Object.fromEntries(targetOf(transcript).searchParams),
    })
    const fields = Object.keys(headers).filter((field) => field !== 'sessionId')
    expect(fields.map((field) => sent?.headers.get(field))).toEqual(fields.map((field) => headers[field]))
  })

  it.each(names)('%s: the client understands the answer', async (name) => {
    const transcript = read(name)
    const { session } = meet(transcript)

    const outcome = await perform(transcript, session).catch((error: unknown) => error)

    expect({ outcome }).toMatchObject({ outcome: meaningOf(transcript) })
  })
})

/** What an answer should come out as. */
function meaningOf(transcript: Transcript): unknown {
  const { status, body } = transcript.response
  const action = actionOf(transcript)
  if (status === 200)
    return action === 'acctmgmt-perform-logout' ? 'revoked' : { phase: 'active', generation: 1 }
  if (!/login|service-token/.test(action)) return { code: 'request-refused', vendor: vendorOf(transcript) }
  if (JSON.stringify(body).includes('MFA')) return { code: 'challenge-unanswered' }

  return { code: 'credentials-rejected', vendor: vendorOf(transcript) }
}

const vendorOf = ({ response: { status, body } }: Transcript): object => ({
  status,
  ...(body.appStatusCode ? { code: body.appStatusCode } : {}),
})
