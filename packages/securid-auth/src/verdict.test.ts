import { judge } from './verdict.ts'
import { describe, expect, it } from 'vitest'

/** An error page in the vendor's words, `query` echoed as the server does. */
function page(message: string, query?: string): string {
  const echo = query === undefined ? '' : `\n  Query String=${query}`
  return `<html>\n<head>\n<title>Error</title>\n</head>\n<body>${message}${echo}</body>\n</html>`
}

describe('a refusal', () => {
  it.each<[string, number, string, string]>([
    [
      '401 (a)',
      401,
      page('User could not be validated. The username or password may be incorrect.', 'cmd=loginUser'),
      'forbidden',
    ],
    ['401 (b)', 401, page('Application could not be validated', 'cmd=loginTrustedApp'), 'forbidden'],
    [
      '401 (c)',
      401,
      page(`The token is not valid for the command 'collectAccounts'. Token is invalid or expired`),
      'session-ended',
    ],
    [
      '401 (c), broken over lines',
      401,
      page(`The token is not valid for the command 'x'.\n  Token is\n  invalid or expired`),
      'session-ended',
    ],
    [
      '401 (d)',
      401,
      page('The token is invalid or expired', 'cmd=keepAlive&amp;format=json'),
      'session-ended',
    ],
    ['401 (e)', 401, page(`The token is not valid for the command 'about'. `), 'forbidden'],
    ['401 (f)', 401, page('User is not authorized to run reports for Finance', 'cmd=runReport'), 'forbidden'],
    [
      '401 (f), a report with a treacherous name',
      401,
      page('User is not authorized to run reports for invalid or expired accounts', 'cmd=runReport'),
      'forbidden',
    ],
    [
      '401 (f), a treacherous query',
      401,
      page('User is not authorized to run reports for X', 'name=Token is invalid or expired'),
      'forbidden',
    ],
    ['401 (g)', 401, page('Unauthorized'), 'session-ended'],
    ['401 without a token', 401, '', 'session-ended'],
    ['401 of a gateway', 401, '{"error":"invalid_token"}', 'session-ended'],
    ['403', 403, page('The system is down for maintenance. Token is invalid or expired.'), 'forbidden'],
    ['407 of a proxy', 407, page('The token is invalid or expired'), 'forbidden'],
    ['3xx to a login page', 302, '', 'forbidden'],
  ])('%s', async (_row, ...[status, body, verdict]) => {
    expect(await judge(new Response(body, { status }))).toBe(verdict)
  })

  it('that breaks off is like one without words', async () => {
    const body = new ReadableStream({ pull: (stream) => stream.error(new Error('lost')) })

    expect(await judge(new Response(body, { status: 401 }))).toBe('session-ended')
  })
})
