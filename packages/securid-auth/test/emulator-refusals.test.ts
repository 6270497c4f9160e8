import { call, commandUrl, logInUser, pageText, postLogin } from './emulator-calls.ts'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

describe('The SecurID emulator refuses', () => {
  it.each([
    [
      'a command nobody may run',
      { forbidden: ['about'] },
      "The token is not valid for the command 'about'. ",
    ],
    ['a command for workflows only', { workflowOnly: ['about'] }, 'Unauthorized'],
  ] as const)('%s with 401 and not a word of expiry', async (_what, options, text) => {
    const server = createSecurIdEmulator(options)
    const token = await logInUser(server)

    const reply = await call(server, 'about', token)

    expect(reply.status).toBe(401)
    expect(await pageText(reply)).toBe(text)
  })

  it('and allows again, command by command', async () => {
    const server = createSecurIdEmulator()
    const token = await logInUser(server)
    const statuses: number[] = []
    const ask = async (): Promise<void> => {
      statuses.push((await call(server, 'getSecuritySettings', token)).status)
    }

    server.forbid('getSecuritySettings')
    await ask()
    server.allow('getSecuritySettings')
    await ask()

    expect(statuses).toEqual([401, 200])
  })

  it.each([
    ['keepAlive', 'The token is invalid or expired Query String=cmd=keepAlive'],
    ['findUsers', "The token is not valid for the command 'findUsers'. Token is invalid or expired"],
  ])('a call of %s without a token like one with an ended token', async (command, text) => {
    const server = createSecurIdEmulator()

    const reply = await server.fetch(`${commandUrl}?cmd=${command}`)

    expect(reply.status).toBe(401)
    expect(await pageText(reply)).toBe(text)
  })

  // One line, quotes as they are: Undertow's page (inferred from WildFly). Several lines: G&L 7.5.2, every error sample.
  // "Aveksa - Error report" and CDATA: RSA KB 000049563, of 6.9.1.
  it.each([
    ['one-line', '<html><head><title>Error</title></head><body>TEXT</body></html>'],
    ['several-lines', '<html>\n<head>\n<title>Error</title>\n</head>\n<body>TEXT</body>\n</html>'],
    [
      '6.9.1',
      '<html>\n<head><title>Aveksa - Error report</title></head>\n<body><h1><![CDATA[HTTP Status 401 - TEXT]]></h1></body>\n</html>',
    ],
  ] as const)('in HTML, whatever was asked for, on a page of the shape %s', async (errorPage, expected) => {
    const server = createSecurIdEmulator({ errorPage })

    const reply = await server.fetch(`${commandUrl}?cmd=about&format=json`, {
      headers: { accept: 'application/json' },
    })

    expect(reply.headers.get('content-type')).toBe('text/html;charset=UTF-8')
    expect(await reply.text()).toBe(
      expected.replace('TEXT', "The token is not valid for the command 'about'. Token is invalid or expired"),
    )
  })

  it('in one line where nobody says otherwise, with quotes as they are', async () => {
    const server = createSecurIdEmulator()
    server.startMaintenance('"Back" at <noon>')

    const reply = await server.fetch(`${commandUrl}?cmd=status`)

    expect(await reply.text()).toBe(
      '<html><head><title>Error</title></head><body>"Back" at &lt;noon&gt;</body></html>',
    )
  })

  // What an old client (Kinetic's adapter) reads of a failed call.
  it('a missing parameter with 412, and the sentence as reason phrase, too', async () => {
    const server = createSecurIdEmulator()
    const token = await logInUser(server)

    const reply = await call(server, 'getRunStatus', token)

    expect([reply.status, reply.statusText]).toEqual([412, 'The parameter run-id is required.'])
  })

  // G&L 7.5.2 and 8.0, API reference: a page each, which this emulator does not act on.
  it.each(['collectRoles', 'cancelChangeRequest', 'findRoles', 'getUserImage'])(
    'the documented command %s with 501 and what to do, but first a call without a token',
    async (command) => {
      const server = createSecurIdEmulator()
      const token = await logInUser(server)

      const strange = await server.fetch(`${commandUrl}?cmd=${command}`)
      const reply = await server.fetch(`${commandUrl}?cmd=${command}&token=${token}`)

      expect([strange.status, reply.status]).toEqual([401, 501])
      expect(await pageText(reply)).toBe(
        `SecurID documents ${command}, and this emulator does not answer it. Give it a handler of that name in the option commands.`,
      )
    },
  )

  it('an unknown command with 404 and its name as the reason phrase', async () => {
    const server = createSecurIdEmulator()

    const reply = await server.fetch(`${commandUrl}?cmd=makeCoffee`)

    expect(reply.status).toBe(404)
    expect(reply.statusText).toBe('makeCoffee')
  })

  it.each(['caf%C3%A9', '%0D%0AX-Evil:1', 'toString'])(
    'the unknown command %s in words a status line can carry',
    async (command) => {
      const server = createSecurIdEmulator()

      const reply = await server.fetch(`${commandUrl}?cmd=${command}`)

      expect(reply.status).toBe(404)
      expect(reply.statusText).toMatch(/^(?:Not Found|toString)$/)
    },
  )

  it('markup in a query by escaping it', async () => {
    const server = createSecurIdEmulator()

    const reply = await server.fetch(`${commandUrl}?cmd=${encodeURIComponent('<script>')}&x=1`)

    expect(await pageText(reply)).toBe('&lt;script&gt; Query String=cmd=%3Cscript%3E&amp;x=1')
  })

  it.each([
    ['no command', '', 412],
    ['a format the command has not', '?cmd=status&format=yaml', 412],
    ['a table of one object', '?cmd=status&format=csv', 412],
    ['a method the command has not', '?cmd=loginUser', 405],
  ])('%s', async (_what, query, status) => {
    const server = createSecurIdEmulator()

    const reply = await server.fetch(`${commandUrl}${query}`)

    expect(reply.status).toBe(status)
  })

  it('another path with 404', async () => {
    const reply = await createSecurIdEmulator().fetch('https://gl.example/aveksa/other?cmd=status')

    expect(reply.status).toBe(404)
  })

  it('no method at all where it is told so', async () => {
    const server = createSecurIdEmulator({ methods: 'any' })
    const token = await logInUser(server)

    const reply = await server.fetch(`${commandUrl}?cmd=logoutUser`, {
      headers: { authorization: `Bearer ${token}` },
    })

    expect(reply.status).toBe(200)
    expect(server.liveSessions).toBe(0)
  })

  it.each(['switched-off', 'address-not-allowed'] as const)(
    'everything when access is %s',
    async (access) => {
      const server = createSecurIdEmulator({ access })

      const reply = await postLogin(server)

      expect(reply.status).toBe(403)
      expect(server.liveSessions).toBe(0)
    },
  )

  it('everything during maintenance, with the administrator’s message', async () => {
    const server = createSecurIdEmulator()
    const token = await logInUser(server)

    server.startMaintenance('Back at <noon> & not before')
    const during = [await call(server, 'about', token), await postLogin(server)]
    server.endMaintenance()
    const after = await call(server, 'about', token)

    expect(during.map((reply) => reply.status)).toEqual([403, 403])
    expect(await pageText(during[0] ?? after)).toBe('Back at &lt;noon&gt; &amp; not before')
    expect(after.status).toBe(200)
  })

  it('an ended token by the way to a login page, where a gateway does that', async () => {
    const server = createSecurIdEmulator({ endedToken: 'login-page' })

    const reply = await call(server, 'about', 'ws1')
    const page = await server.fetch(reply.headers.get('location') ?? '')

    expect(reply.status).toBe(302)
    expect(reply.headers.get('location')).toBe('https://gl.example/aveksa/main')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html')
  })
})
