import { callCommand } from '@org/securid-auth'
import { expect, it } from 'vitest'

it.each([
  ['findUsers', 502, true],
  ['getRunStatus', 504, true],
  ['runReport', 502, false],
  ['collectAccounts', 504, false],
  ['findUsers', 500, false],
  ['runReport', 503, true],
])(
  '%s whose answer a proxy lost, by %i: asking again helps, and does no harm: %j',
  async (name, status, retryable) => {
    const fetch = (): Promise<Response> =>
      Promise.resolve(new Response('<html>Bad Gateway</html>', { status }))

    const failure = await callCommand({ fetch }, name).catch((error: unknown) => error)

    expect(failure).toMatchObject({ code: 'request-refused', retryable })
  },
)
