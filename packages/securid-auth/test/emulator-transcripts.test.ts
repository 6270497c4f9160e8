import { logInApp, logInUser } from './emulator-calls.ts'
import { transcripts } from './transcripts.ts'
import { createSecurIdEmulator, type SecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

describe('The SecurID emulator answers as the documents do', () => {
  it.each(transcripts)('%s', async (_name, { given = {}, request, response }) => {
    const server = createSecurIdEmulator(given)
    const headers = await fillIn(server, request.headers)

    const answer = await server.fetch(`https://gl.example${request.path}`, {
      method: request.method,
      headers,
      ...(request.body !== '' && { body: request.body }),
    })

    expect(answer.status).toBe(response.status)
    expect(mediaType(answer.headers.get('content-type'))).toBe(mediaType(response.headers['content-type']))
    expect(comparable(await answer.text())).toBe(comparable(response.body))
  })

  it('has an exchange for every command it knows', () => {
    const refusal = messageOf(() => createSecurIdEmulator().forbid(''))
    const known = [...refusal.replace(/, not ''.*$/, '').matchAll(/'(\w+)'/g)].map(([, name]) => name)

    const covered = new Set(transcripts.map(([, { request }]) => /cmd=(\w+)/.exec(request.path)?.[1]))

    expect(covered).toEqual(new Set(known))
  })
})

async function fillIn(
  server: SecurIdEmulator,
  headers: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const ended = await logInUser(server)
  server.loseSession(ended)
  const tokens: Record<string, string> = {
    '<user token>': await logInUser(server),
    '<app token>': await logInApp(server),
    '<ended token>': ended,
  }
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value.replace(/<[a-z]+ token>/, (placeholder) => tokens[placeholder] ?? placeholder),
    ]),
  )
}

/** Documents do not show charsets. */
const mediaType = (contentType: string | null | undefined): string | undefined =>
  contentType?.split(';', 1)[0]

/** Without what varies from one sample, or one call, to the next: white space of pages, tokens, moments. */
const comparable = (body: string): string =>
  (body.startsWith('{') ? JSON.stringify(JSON.parse(body)) : page(body))
    .replaceAll(/\b(?:ws|ta)[\da-f]+(?::-?[\da-f]+){3}\.\d+/g, '<token>')
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.0)?/g, '<moment>')

const page = (body: string): string =>
  body.startsWith('<') ? body.replaceAll(/\s+/g, ' ').replaceAll(/\s*(<[^>]+>)\s*/g, '$1') : body

const messageOf = (attempt: () => unknown): string => {
  try {
    attempt()
    return ''
  } catch (error) {
    return String(error)
  }
}
