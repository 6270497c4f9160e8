import { commandUrl, credentials, logInUser, pageText, postLogin } from './emulator-calls.ts'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

const latin1 = (text: string): number[] => Array.from(text, (letter) => letter.codePointAt(0) ?? 0)

describe('loginUser', () => {
  it.each([
    'application/xml',
    'text/xml',
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
  ])('reads the same body under the content type %s', async (contentType) => {
    const server = createSecurIdEmulator()

    const reply = await server.fetch(`${commandUrl}?cmd=loginUser&format=json`, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body: credentials(),
    })

    expect(reply.status).toBe(200)
  })

  // Java's HTTP clients send what is not ASCII in ISO-8859-1 (Kinetic's adapter); UTF-8 is what everybody else sends.
  it.each([
    [
      'ISO-8859-1',
      'application/xml; charset=ISO-8859-1',
      Uint8Array.from(latin1(credentials('jürgen', 'straße'))),
    ],
    [
      'UTF-8, as most do',
      'application/xml; charset=utf-8',
      new TextEncoder().encode(credentials('jürgen', 'straße')),
    ],
    ['no charset named', 'application/xml', new TextEncoder().encode(credentials('jürgen', 'straße'))],
  ])('reads a body in %s', async (_charset, contentType, body) => {
    const server = createSecurIdEmulator({ users: [{ username: 'jürgen', password: 'straße' }] })

    const reply = await server.fetch(`${commandUrl}?cmd=loginUser`, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
    })

    expect(reply.status).toBe(200)
  })

  it.each([
    ['escaped', credentials('a&amp;b', '&lt;&#60;&quot;&apos;')],
    ['in CDATA', credentials('<![CDATA[a&b]]>', `<![CDATA[<<"']]>`)],
    ['in the other order', `<password>&lt;&lt;"'</password><username>a&amp;b</username>`],
    ['beside other elements', `<other/>${credentials('a&amp;b', `&lt;&lt;"'`)}`],
  ])('knows a user whose values come %s', async (_how, body) => {
    const server = createSecurIdEmulator({ users: [{ username: 'a&b', password: `<<"'` }] })

    const reply = await postLogin(server, body)

    expect(reply.status).toBe(200)
  })

  it.each([
    ['an ampersand as it is', credentials('user01', 'a&b'), '400 Invalid XML content in the request body'],
    ['no body', '', '400 Invalid XML content in the request body: Root element is missing'],
    ['no username', '<password>password123</password>', '412 The parameter username is required.'],
    ['no password', '<username>user01</username>', '412 The parameter password is required.'],
    ['an unknown user', credentials('nobody'), '401 User could not be validated.'],
    ['an empty password', credentials('user01', ''), '401 User could not be validated.'],
    ['a password with a space too much', credentials('user01', ' password123'), '401 User could not be'],
    ['another case of the username', credentials('User01'), '401 User could not be validated.'],
  ])('turns down %s', async (_what, body, expected) => {
    const server = createSecurIdEmulator()

    const reply = await postLogin(server, body)

    expect(`${reply.status} ${await pageText(reply)}`).toContain(expected)
    expect(server.liveSessions).toBe(0)
  })

  it.each([
    ['in the body', { element: '<authsource>Corporate AD</authsource>' }, 200],
    ['in the query', { query: '&authsource=Corporate%20AD' }, 200],
    ['in both', { element: '<authsource>Other</authsource>', query: '&authsource=Corporate+AD' }, 200],
    ['nowhere', {}, 401],
    ['as an empty element', { element: '<authsource/>' }, 401],
    ['for a source that is not theirs', { query: '&authsource=Other' }, 401],
  ])('looks for the authentication source named %s, in the query first', async (_where, places, status) => {
    const server = createSecurIdEmulator()
    const { element = '', query = '' }: { element?: string; query?: string } = places

    const reply = await postLogin(server, credentials('user03', 'password789') + element, query)

    expect(reply.status).toBe(status)
  })

  it('takes an empty authentication source for none', async () => {
    const reply = await postLogin(createSecurIdEmulator(), `${credentials()}<authsource></authsource>`)

    expect(reply.status).toBe(200)
  })

  it('echoes a query that holds secrets, escaped, as the real one does', async () => {
    const server = createSecurIdEmulator()

    const reply = await postLogin(server, credentials('user01', 'wrong'), '&authsource=A%26B')

    expect(await pageText(reply)).toBe(
      'User could not be validated. The username or password may be incorrect. ' +
        'Query String=cmd=loginUser&amp;format=json&amp;authsource=A%26B',
    )
  })

  it('gives one user several tokens that live side by side', async () => {
    const server = createSecurIdEmulator()

    const tokens = [await logInUser(server), await logInUser(server)]

    expect(new Set(tokens).size).toBe(2)
    expect(server.liveSessions).toBe(2)
  })

  it('writes tokens as the samples show them', async () => {
    const token = await logInUser(createSecurIdEmulator())

    expect(token).toMatch(/^ws31[\da-f]{16}:-[\da-f]{8}:[\da-f]{11}:-[\da-f]{4}0\.\d{16}$/)
  })
})
