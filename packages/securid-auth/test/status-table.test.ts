import { failureOf, page, scriptedServer, type Script } from './scripted-server.ts'
import { createSecurIdSession } from '@org/securid-auth'
import { describe, expect, it } from 'vitest'

const ended = "The token is not valid for the command 'x'. Token is invalid or expired"
const forbidden = "The token is not valid for the command 'x'. "
const notForReports = 'User is not authorized to run reports for Finance'
const failure = { data: { type: 'x', status: 'failure', message: 'It failed.' } }

/** What the caller of a command sees, and how often its session logged in. */
describe('the status table of the reference, row by row', () => {
  it.each<[row: string, Script['x'], seen: object, logins: number]>([
    [
      '200, failed',
      () => Response.json(failure),
      { code: 'request-refused', vendor: { status: 200, message: 'It failed.' } },
      1,
    ],
    [
      '200, failed under the name of the command',
      () => Response.json({ x: { status: 'Failure', message: 'It failed.' } }),
      { code: 'request-refused', vendor: { status: 200, message: 'It failed.' } },
      1,
    ],
    [
      '200, failed beside its data',
      () => Response.json({ status: 'Failure', data: { id: 7 } }),
      { code: 'request-refused', vendor: { status: 200 } },
      1,
    ],
    [
      '400',
      () => page(400, 'could not find user or account', 'cmd=x'),
      { code: 'request-refused', vendor: { status: 400, message: 'could not find user or account' } },
      1,
    ],
    [
      '401 (a)',
      () => page(401, 'User could not be validated.', 'cmd=x'),
      { code: 'request-refused', vendor: { status: 401, message: 'User could not be validated.' } },
      1,
    ],
    [
      '401 (b)',
      () => page(401, 'Application could not be validated', 'cmd=x'),
      { code: 'request-refused', vendor: { status: 401, message: 'Application could not be validated' } },
      1,
    ],
    [
      '401 (c)',
      () => page(401, ended),
      { code: 'request-refused', vendor: { status: 401, message: ended } },
      2,
    ],
    [
      '401 (d)',
      () => page(401, 'The token is invalid or expired', 'cmd=x'),
      { code: 'request-refused', vendor: { status: 401, message: 'The token is invalid or expired' } },
      2,
    ],
    [
      '401 (e)',
      () => page(401, forbidden),
      { code: 'request-refused', vendor: { status: 401, message: forbidden.trim() } },
      1,
    ],
    [
      '401 (f)',
      () => page(401, notForReports, 'cmd=x'),
      { code: 'request-refused', vendor: { status: 401, message: notForReports } },
      1,
    ],
    [
      '401 without a known text',
      () => new Response('', { status: 401 }),
      { code: 'request-refused', vendor: { status: 401 } },
      2,
    ],
    [
      '401 (g)',
      () => page(401, 'Unauthorized'),
      { code: 'request-refused', vendor: { status: 401, message: 'Unauthorized' } },
      2,
    ],
    [
      '403',
      () => page(403, 'Back at noon.'),
      { code: 'request-refused', retryable: true, vendor: { status: 403, message: 'Back at noon.' } },
      1,
    ],
    [
      '404, named object',
      () => page(404, 'The run-id 1 is invalid.', 'cmd=x'),
      {
        code: 'request-refused',
        retryable: false,
        vendor: { status: 404, message: 'The run-id 1 is invalid.' },
      },
      1,
    ],
    [
      '404, unknown command',
      () => new Response('', { status: 404, statusText: 'x' }),
      { code: 'request-refused', vendor: { status: 404, message: 'x' } },
      1,
    ],
    [
      '409',
      () => page(409, 'already queued'),
      { code: 'request-refused', retryable: true, vendor: { status: 409 } },
      1,
    ],
    [
      '412',
      () => page(412, 'The parameter id is required.', 'cmd=x&amp;name=a b'),
      { code: 'request-refused', vendor: { status: 412, message: 'The parameter id is required.' } },
      1,
    ],
    [
      '500',
      () => page(500, 'java.lang.NullPointerException'),
      {
        code: 'request-refused',
        retryable: false,
        vendor: { status: 500, message: 'java.lang.NullPointerException' },
      },
      1,
    ],
    [
      '500, by reason phrase',
      () => new Response('', { status: 500, statusText: 'Executing JDBC query failed' }),
      { code: 'request-refused', vendor: { status: 500, message: 'Executing JDBC query failed' } },
      1,
    ],
    [
      '501',
      () => page(501, 'unknown vault type'),
      { code: 'request-refused', vendor: { status: 501, message: 'unknown vault type' } },
      1,
    ],
    [
      '?, not a page of the server',
      () => page(200, 'Web access gateway'),
      { code: 'unexpected-reply', vendor: { status: 200, message: 'Web access gateway' } },
      1,
    ],
    [
      '3xx to a login page',
      () => new Response(null, { status: 302, headers: { Location: '/aveksa/login' } }),
      { code: 'unexpected-reply', vendor: { status: 302 } },
      1,
    ],
  ])('%s', async (_row, ...[x, seen, logins]) => {
    const server = scriptedServer({ x })
    const session = createSecurIdSession({
      url: 'https://instance.securid.com',
      credentials: { username: 'user01', password: 'password123' },
      transport: server.fetch,
    })

    const error = await failureOf(session.command('x'))

    expect(error).toMatchObject(seen)
    expect(session.snapshot.counts.logins).toBe(logins)
  })
})
