import { signIn } from './by-hand.ts'
import { createAppViewXEmulator, type AppViewXEmulatorOptions } from '@org/appviewx-auth/emulator'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Transcript {
  readonly varies: readonly string[]
  readonly request: Exchange<string> & { readonly method: string; readonly path: string }
  readonly response: Exchange<object> & { readonly status: number }
}

interface Exchange<Body> {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Body
}

const folder = new URL('transcripts/', import.meta.url)
const readTranscript = (name: string): Transcript =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Transcript

/** Which server a transcript was taken from, where it is not the default one. */
const servers: Readonly<Record<string, AppViewXEmulatorOptions>> = {
  'login-2020': { replyShape: '2020' },
  'login-2023': { replyShape: '2020', availableLoginAttemptCount: 'null' },
  'login-12x': { replyShape: '12.x' },
  'login-rejected-006': { rejection: 'ACC_AUTH_006' },
  'login-rejected-2020-400': { replyShape: '2020', rejection: 'login-failed' },
  'login-rejected-2020-401': { replyShape: '2020', rejection: 'authentication-failed' },
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g
const token = /"[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}"/g

/** The same id for every id: the rest has to be equal, to the letter. */
const withoutIds = (json: string): string => json.replaceAll(uuid, '<uuid>').replaceAll(token, '"<token>"')

const names = readdirSync(folder).map((name) => name.replace('.json', ''))

describe('the AppViewX emulator answers as the documents do', () => {
  it('to at least these exchanges', () => {
    expect(names).toEqual(
      expect.arrayContaining(['login-2026', 'logout', 'service-token-json', 'gateway-refusal']),
    )
  })

  it.each(names)('%s', async (name) => {
    const { request, response, varies } = readTranscript(name)
    const server = createAppViewXEmulator(servers[name] ?? {})
    const session = varies.includes('request.headers.sessionId') ? await signIn(server) : {}

    const reply = await server.fetch(`https://avx.example:31443${request.path}`, {
      method: request.method,
      headers: { ...request.headers, ...session },
      body: request.body === '' ? null : request.body,
    })

    expect(reply.status).toBe(response.status)
    expect(reply.headers.get('content-type')).toBe(response.headers['content-type'])
    expect(withoutIds(await reply.text())).toBe(withoutIds(JSON.stringify(response.body)))
  })
})
