import { type ScriptedServer, scriptedServer } from './scripted-server.ts'
import { type Transcript, transcripts } from './transcripts.ts'
import {
  createSecurIdSession,
  getLoginInstructions,
  type SecurIdCredentials,
  type SecurIdSession,
} from '@org/securid-auth'
import { describe, expect, it } from 'vitest'

const url = 'https://instance.securid.com'

/** The documented address of a transcript's request; the client asks for JSON where a sample does not. */
function targetOf({ request }: Transcript): URL {
  const target = new URL(request.path, url)
  target.searchParams.set('format', 'json')
  return target
}

const commandOf = (transcript: Transcript): string => targetOf(transcript).searchParams.get('cmd') ?? ''

function credentialsOf({ headers, body }: Transcript['request']): SecurIdCredentials {
  const { ClientId: clientId, ClientSecret: clientSecret } = headers
  if (clientId !== undefined && clientSecret !== undefined) return { clientId, clientSecret }

  const [, username = 'user01', password = 'password123'] =
    /^<username>(.*)<\/username><password>(.*)<\/password>$/.exec(body) ?? []
  return { username, password }
}

/** A server that answers as a transcript says, and the session of whoever made its request. */
function meet(transcript: Transcript): { session: SecurIdSession; server: ScriptedServer } {
  const { status, headers, body } = transcript.response
  const server = scriptedServer({ [commandOf(transcript)]: () => new Response(body, { status, headers }) })
  const credentials = credentialsOf(transcript.request)

  return { server, session: createSecurIdSession({ url, credentials, transport: server.fetch }) }
}

/** Does what leads to a transcript's request. */
async function perform(transcript: Transcript, session: SecurIdSession): Promise<unknown> {
  const command = commandOf(transcript)
  if (command.startsWith('login')) return session.login()
  if (command === 'logoutUser') return session.login().then(() => session.logout())
  if (command === 'keepAlive') return session.login().then(() => session.keepAlive())

  const params = Object.fromEntries(targetOf(transcript).searchParams)
  delete params['cmd']
  delete params['format']
  const { body } = transcript.request
  return session.command(command, body === '' ? { params } : { params, body })
}

const asksForTexts = ([name]: (typeof transcripts)[number]): boolean => name.startsWith('login-instructions')
const withSession = transcripts.filter((entry) => !asksForTexts(entry))
const answered = withSession.filter(([, { response }]) => response.status === 200)
const refused = withSession.filter(([, { response }]) => response.status !== 200)

describe("the documents' own exchanges", () => {
  it.each(withSession)('%s: the client sends the documented request', async (_name, transcript) => {
    const { session, server } = meet(transcript)

    await perform(transcript, session).catch(() => {})

    const sent = server.calls.find(({ command }) => command === commandOf(transcript))
    const { method, headers, body } = transcript.request
    expect(sent).toMatchObject({ method, body })
    expect(Object.fromEntries(sent?.url.searchParams ?? [])).toEqual(
      Object.fromEntries(targetOf(transcript).searchParams),
    )
    expect(sent?.headers.get('ClientSecret')).toBe(headers['ClientSecret'] ?? null)
  })

  it.each(answered)('%s: the client understands the answer', async (name, transcript) => {
    const { session } = meet(transcript)

    const outcome = await perform(transcript, session).catch((error: unknown) => error)

    expect({ outcome }).toMatchObject({ outcome: meaningOf(name, transcript) })
  })

  it.each(refused)('%s: the client understands the refusal', async (_name, transcript) => {
    const { session } = meet(transcript)

    const outcome = await perform(transcript, session).catch((error: unknown) => error)

    expect({ outcome, logins: session.snapshot.counts.logins }).toMatchObject(refusalOf(transcript))
  })

  it.each(transcripts.filter(asksForTexts))(
    '%s: the client understands the answer',
    async (_name, transcript) => {
      const { server } = meet(transcript)

      const answer = await getLoginInstructions({ url, transport: server.fetch })

      expect(answer).toEqual({ usernameLabel: 'User Name', passwordLabel: 'Password', instructions: '' })
      expect(server.calls[0]?.method).toBe(transcript.request.method)
    },
  )
})

function meaningOf(name: string, transcript: Transcript): unknown {
  const command = commandOf(transcript)
  if (name.endsWith('-failed')) return { code: 'request-refused', vendor: { status: 200 } }
  if (command === 'logoutUser') return 'revoked'
  if (command === 'keepAlive' || command.startsWith('login')) return { phase: 'active', generation: 1 }

  // XML that came although JSON was asked for is the result.
  if (transcript.response.body.startsWith('<')) return transcript.response.body
  const reply = JSON.parse(transcript.response.body) as Readonly<Record<string, unknown>>
  return reply[command] ?? reply['data']
}

function refusalOf(transcript: Transcript): object {
  const command = commandOf(transcript)
  if (command === 'logoutUser') return { outcome: 'already-ended', logins: 1 }
  if (command === 'keepAlive') return { outcome: { generation: 2 }, logins: 2 }

  const { status, body } = transcript.response
  const code = command.startsWith('login') ? 'credentials-rejected' : 'request-refused'
  return { outcome: { code, vendor: { status } }, logins: body.includes('invalid or expired') ? 2 : 1 }
}
