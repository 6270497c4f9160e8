import { failureOf, page, scriptedServer } from './scripted-server.ts'
import { createSecurIdSession, type SecurIdCredentials, type SecurIdSession } from '@org/securid-auth'
import { describe, expect, it } from 'vitest'

const user = { username: 'user01', password: 'password123' }
const application = { clientId: '6243', clientSecret: 'auth1:2' }

function sessionWith(transport: typeof fetch, credentials: SecurIdCredentials = user): SecurIdSession {
  return createSecurIdSession({ url: 'https://instance.securid.com', credentials, transport })
}

const wrong = 'User could not be validated. The username or password may be incorrect.'
const html = `<html><head><title>Error</title></head><body>${wrong} Query String=cmd=loginUser</body></html>`
const endless = (): ReadableStream<Uint8Array> =>
  new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(32)) })

const bodies: readonly (readonly [what: string, body: () => BodyInit | null])[] = [
  ['the page', () => html],
  ['a cut page', () => html.slice(0, 50)],
  ['a body of over 1 MiB', endless],
  ['a byte order mark', () => `\u{FEFF}${html}`],
  ['an array', () => '[{"status":"failure"}]'],
  ['data', () => '{"data":{"type":"loginUser","status":"failure"}}'],
  ['properties', () => 'status=failure\n'],
  ['nothing', () => null],
]
const refusals = [400, 401, 402, 406, 412, 422, 423]

describe('a login that was answered with a refusal locks, whatever its body', () => {
  it.each(refusals.flatMap((status) => bodies.map(([what, body]) => [status, what, body] as const)))(
    '%i with %s',
    async (status, _what, body) => {
      const answer = (): Response => new Response(body(), { status })
      const server = scriptedServer({ loginUser: answer, loginTrustedApp: answer })

      for (const credentials of [user, application]) {
        const session = sessionWith(server.fetch, credentials)
        const first = await failureOf(session.login())
        const second = await failureOf(session.login())

        expect(first).toHaveProperty(
          'code',
          expect.stringMatching(/^(?:credentials-rejected|login-refused)$/),
        )
        expect(second).toMatchObject({ code: 'credentials-locked' })
      }
      expect(server.commands()).toEqual(['loginUser', 'loginTrustedApp'])
    },
  )

  it.each<[string, () => Response, string]>([
    ['Failure', () => Response.json({ data: { status: 'Failure', message: 'No.' } }), 'login-refused'],
    ['FAILURE', () => Response.json({ data: { status: 'FAILURE' } }), 'login-refused'],
    [
      'Failure under its own name',
      () => Response.json({ loginUser: { status: 'Failure' } }),
      'login-refused',
    ],
    [
      'failure beside the data of a token',
      () => Response.json({ status: 'failure', data: { token: 'ws1:2' } }),
      'login-refused',
    ],
    ['failed, in properties', () => new Response('status=failed\nmessage=No.\n'), 'login-refused'],
    ['words and no token', () => Response.json({ data: { message: 'Password expired' } }), 'login-refused'],
    [
      'a token for one door only',
      () => Response.json({ data: { token: 'ws1:2', status: 'expired' } }),
      'login-refused',
    ],
    [
      'a token and what to do first',
      () => Response.json({ token: 'ws1:2', status: 'CHANGE_PASSWORD' }),
      'login-refused',
    ],
    ['failure beside a token', () => Response.json({ status: 'failure', token: 'ws1:2' }), 'login-refused'],
    [
      'words about the credentials',
      () => Response.json({ data: { status: 'Failure', message: wrong } }),
      'credentials-rejected',
    ],
    ['the error page', () => page(200, wrong, 'cmd=loginUser'), 'credentials-rejected'],
    ['the words alone', () => new Response(wrong), 'credentials-rejected'],
    [
      'words beside an empty token',
      () => Response.json({ data: { token: '' }, error: wrong }),
      'credentials-rejected',
    ],
    [
      'failure, in XML',
      () => new Response('<response><status>failure</status><message>No.</message></response>'),
      'login-refused',
    ],
    ['Failed, in XML', () => new Response('<r><Status> Failed </Status></r>'), 'login-refused'],
    ['words for people, in XML', () => new Response('<r><message>No.</message></r>'), 'login-refused'],
    ['words in XML', () => new Response(`<Error><text>${wrong}</text></Error>`), 'credentials-rejected'],
    ['an error in its data', () => Response.json({ error: 'invalid_client' }), 'login-refused'],
    ['no success', () => Response.json({ Success: false }), 'login-refused'],
    ['words of an account', () => new Response('Your account has been suspended.'), 'login-refused'],
    [
      'the page of an application',
      () => page(200, 'Application could not be validated'),
      'credentials-rejected',
    ],
  ])('a 200 with %s', async (_what, answer, code) => {
    const session = sessionWith(scriptedServer({ loginUser: answer }).fetch)

    const failure = await failureOf(session.login())

    expect(failure).toMatchObject({ code, vendor: { status: 200 } })
    expect(session.snapshot.phase).toBe('locked')
  })

  it.each([
    [500, 'Client secret expired'],
    [503, 'The account user01 is locked'],
    [403, 'User user01 is locked out.'],
    [404, 'Too many failed login attempts.'],
  ])('a %i that says "%s"', async (status, message) => {
    const server = scriptedServer({ loginTrustedApp: () => page(status, message, 'cmd=loginTrustedApp') })
    const session = sessionWith(server.fetch, application)

    const failure = await failureOf(session.login())

    expect(failure).toMatchObject({ code: 'login-refused', retryable: false, vendor: { status } })
    expect(session.snapshot.phase).toBe('locked')
  })
})

describe('a login that was not decided does not lock', () => {
  it.each([
    [403, 'Back at noon.', true, 'Wait until its maintenance ends, or have this address allowed'],
    [404, 'Not Found', false, 'Check url'],
    [404, '', false, 'Check url'],
    [405, '', false, 'Check url'],
    [405, 'Method Not Allowed', false, 'Check url'],
    [429, 'Slow down', true, 'Try again later'],
    [500, 'java.lang.NullPointerException', false, 'See vendor for its reason'],
    [502, 'Bad Gateway', true, 'Try again later'],
    [504, 'Gateway Timeout', true, 'Try again later'],
    [503, 'Service Unavailable', true, 'Try again later'],
    [408, '', true, 'Try again later'],
    [410, '', false, 'Check url'],
    [421, '', false, 'Check url'],
    [425, '', true, 'Try again later'],
    [429, '', true, 'Try again later'],
  ])('%i %s', async (status, ...[words, retryable, nextStep]) => {
    const session = sessionWith(scriptedServer({ loginUser: () => page(status, words) }).fetch)

    const failure = await failureOf(session.login())

    const message = `SecurID answered loginUser with HTTP ${status}. ${nextStep}.`
    expect(failure).toMatchObject({ code: 'unexpected-reply', retryable, message })
    expect(session.snapshot.phase).toBe('idle')
  })
})
