import { callCommand } from '@org/securid-auth'
import { expect, it } from 'vitest'

it.each([
  ['findUsers', 502, true, 'Try again later'],
  ['getRunStatus', 504, true, 'Try again later'],
  ['runReport', 502, false, 'Find out whether it ran'],
  ['collectAccounts', 504, false, 'Find out whether it ran'],
  ['findUsers', 500, false, 'See vendor for its reason'],
  ['runReport', 503, true, 'See vendor for its reason'],
])(
  '%s whose answer a proxy lost, by %i: asking again helps, and does no harm: %j. %s',
  async (name, ...[status, retryable, nextStep]) => {
    const fetch = (): Promise<Response> =>
      Promise.resolve(new Response('<html>Bad Gateway</html>', { status }))

    const failure = await callCommand({ fetch }, name).catch((error: unknown) => error)

    expect(failure).toMatchObject({
      code: 'request-refused',
      retryable,
      message: `SecurID refused ${name} (HTTP ${status}). ${nextStep}.`,
    })
  },
)
