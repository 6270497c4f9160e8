import { call, commandUrl, logInUser, pageText } from './emulator-calls.ts'
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
  it.each(['getFormToken', 'cancelChangeRequest', 'findRoles', 'importDescriptions'])(
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
})
