import { call, commandUrl, logInUser, pageText, postLogin } from './emulator-calls.ts'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

describe('The SecurID emulator refuses', () => {
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
