import { callCommand } from '@org/securid-auth'
import { expect, it } from 'vitest'

it.each([
  ['findUsers', 502, true, 'A proxy lost the answer to findUsers (HTTP 502). Try again later.'],
  ['getRunStatus', 504, true, 'A proxy lost the answer to getRunStatus (HTTP 504). Try again later.'],
  ['runReport', 502, false, 'A proxy lost the answer to runReport (HTTP 502). Find out whether it ran.'],
  [
    'collectAccounts',
    504,
    false,
    'A proxy lost the answer to collectAccounts (HTTP 504). Find out whether it ran.',
  ],
  ['findUsers', 500, false, 'SecurID refused findUsers (HTTP 500). See vendor for its reason.'],
  ['runReport', 503, true, 'SecurID refused runReport (HTTP 503). Try again later.'],
])(
  '%s whose answer a proxy lost, by %i: asking again helps, and does no harm: %j. %s',
  async (name, ...[status, retryable, message]) => {
    const fetch = (): Promise<Response> =>
      Promise.resolve(new Response('<html>Bad Gateway</html>', { status }))

    const failure = await callCommand({ fetch }, name).catch((error: unknown) => error)

    expect(failure).toMatchObject({
      code: 'request-refused',
      retryable,
      message,
    })
  },
)
