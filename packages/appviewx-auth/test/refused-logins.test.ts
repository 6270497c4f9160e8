import { failureOf, scriptedGateway, service, sessionWith, user } from './scripted-gateway.ts'
import { describe, expect, it } from 'vitest'

const rejection = JSON.stringify({
  response: null,
  message: 'Login failed. Invalid credentials.',
  appStatusCode: 'ACC_AUTH_022',
})
const endless = (): ReadableStream<Uint8Array> =>
  new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(32)) })
const broken = (text: string): ReadableStream<Uint8Array> => {
  const parts = [new TextEncoder().encode(text)]
  return new ReadableStream({
    pull: (controller) => {
      const part = parts.shift()
      if (part) controller.enqueue(part)
      else controller.error(new TypeError('terminated'))
    },
  })
}

const bodies: readonly (readonly [what: string, body: () => BodyInit | null])[] = [
  ['an envelope', () => rejection],
  ['a cut envelope', () => rejection.slice(0, 60)],
  ['an envelope that breaks off', () => broken(rejection.slice(0, 30))],
  ['a body of over 1 MiB', endless],
  ['a page', () => '<html><body><h1>Bad Request</h1></body></html>'],
  ['a byte order mark', () => `\u{FEFF}${rejection}`],
  ['UTF-16', () => Uint8Array.of(0xff, 0xfe, ...Buffer.from(rejection, 'utf16le'))],
  ['an array', () => `[${rejection}]`],
  ['a number', () => '7'],
  ['a text', () => '"no"'],
  ['nothing', () => null],
]
const refusals = [400, 401, 402, 403, 406, 409, 412, 415, 422, 423, 451]

describe('a login that was answered with a refusal locks, whatever its body', () => {
  it.each(refusals.flatMap((status) => bodies.map(([what, body]) => [status, what, body] as const)))(
    '%i with %s',
    async (status, _what, body) => {
      const answer = (): Response => new Response(body(), { status })
      const server = scriptedGateway({ login: answer, 'acctmgmt-get-service-token': answer })

      for (const credentials of [user, service]) {
        const session = sessionWith(server, { credentials })
        const first = await failureOf(session.login())
        const second = await failureOf(session.login())

        expect(first).toHaveProperty(
          'code',
          expect.stringMatching(/^(?:credentials-rejected|login-refused)$/),
        )
        expect(second).toMatchObject({ code: 'credentials-locked' })
      }
      expect(server.actions()).toEqual(['login', 'acctmgmt-get-service-token'])
    },
  )

  it.each([
    ['a text in place of the record', { response: 'Invalid credentials.' }],
    ['a list of texts', { response: ['Invalid credentials.'] }],
    ['a field of its own', { response: { error: 'Invalid credentials' } }],
    ['a code of its own', { response: null, error: 'ACC_AUTH_022' }],
  ])('a 200 that says no in %s', async (_what, body) => {
    const server = scriptedGateway({ login: () => Response.json(body) })
    const session = sessionWith(server)

    const failure = await failureOf(session.login())

    expect(failure).toMatchObject({ code: 'credentials-rejected', vendor: { status: 200 } })
    expect(session.snapshot.phase).toBe('locked')
  })

  it.each([
    ['a cut envelope', rejection.slice(0, -2)],
    ['an array', `[${rejection}]`],
    ['a page', '<html>Login failed. Invalid credentials.</html>'],
  ])(
    'and says that the credentials were rejected where the words are still there: %s',
    async (_what, body) => {
      for (const status of [200, 400, 401]) {
        const server = scriptedGateway({ login: () => new Response(body, { status }) })

        const failure = await failureOf(sessionWith(server).login())

        expect(failure).toMatchObject({ code: 'credentials-rejected', vendor: { status } })
      }
    },
  )

  it.each([
    [500, 'Client secret expired'],
    [500, 'The client secret of demo-service has expired.'],
    [503, 'Expired client secret'],
    [502, 'User account is locked.'],
    [429, 'Too many failed login attempts.'],
    [500, 'User admin is locked out'],
  ])('also with a %i that says "%s"', async (status, message) => {
    const answer = (): Response => Response.json({ response: null, message }, { status })
    const session = sessionWith(scriptedGateway({ 'acctmgmt-get-service-token': answer }), {
      credentials: service,
    })

    const failure = await failureOf(session.login())

    expect(failure).toMatchObject({ code: 'login-refused', retryable: false, vendor: { status } })
    expect(session.snapshot.phase).toBe('locked')
  })
})

describe('what says no in its own way locks, too', () => {
  it.each([
    [200, '{"error":"invalid_client","error_description":"No."}'],
    [201, '{"success":false}'],
    [200, 'Your account has been blocked.'],
    [404, '<html><body><h1>Account</h1> <b>locked</b></body></html>'],
    [503, '{"fault":{"reason":"ACCOUNT_LOCKED"}}'],
  ])('%i %s', async (status, body) => {
    const session = sessionWith(scriptedGateway({ login: () => new Response(body, { status }) }))

    const failure = await failureOf(session.login())

    expect(failure).toMatchObject({ code: 'login-refused', retryable: false, vendor: { status } })
    expect(session.snapshot.phase).toBe('locked')
  })
})

describe('a login that was not decided does not lock', () => {
  it.each([
    [404, '<h1>Not Found</h1>', false],
    [404, '', false],
    [405, '', false],
    [408, '', true],
    [410, '', false],
    [421, '', false],
    [425, '', true],
    [429, '', true],
    [429, '{"response":null,"message":"Slow down."}', true],
    [500, '{"response":null,"message":"java.lang.NullPointerException"}', false],
    [502, '<html><h1>Bad Gateway</h1></html>', true],
    [503, '{"response":null,"message":"The database is locked."}', true],
    [504, '', true],
  ])('%i %s', async (status, body, retryable) => {
    const session = sessionWith(scriptedGateway({ login: () => new Response(body, { status }) }))

    const failure = await failureOf(session.login())

    expect(failure).toMatchObject({ code: 'unexpected-reply', retryable })
    expect(session.snapshot.phase).toBe('idle')
  })
})
