import { failureOf, scriptedServer } from './scripted-server.ts'
import { createSecurIdSession, getLoginInstructions, type SecurIdSession } from '@org/securid-auth'
import { isSessionError, type SessionError } from '@org/session-core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const url = 'https://instance.securid.com'

/** Near misses are more treacherous than noise. */
const nearMiss = fc
  .tuple(
    fc.constantFrom('data', 'x', 'token', 'status', 'message', '__proto__'),
    fc.oneof(
      fc.jsonValue(),
      fc.record({ token: fc.jsonValue(), status: fc.jsonValue(), message: fc.jsonValue() }),
    ),
  )
  .map(([key, value]) => JSON.stringify({ [key]: value }))
const markup = fc
  .tuple(fc.constantFrom('<html>', '<body>', '<?xml?>', '<!DOCTYPE html>'), fc.string())
  .map((parts) => parts.join(''))
// And half of a pair now and then. What fast-check calls `binary` takes most of a second to make.
const anyLetter = fc.integer({ min: 0, max: 0x10_ff_ff }).map((code) => String.fromCodePoint(code))
const body = fc.oneof(
  fc.json(),
  nearMiss,
  markup,
  fc.string({ unit: anyLetter }),
  fc.uint8Array({ maxLength: 200 }),
)
const status = fc.constantFrom(
  200,
  201,
  299,
  302,
  400,
  401,
  403,
  404,
  408,
  409,
  412,
  429,
  500,
  501,
  502,
  503,
  599,
)
const reply = fc.record({ status, body })

const numRuns = 50 * Number(process.env['FUZZ'] ?? 1)

type Given = typeof reply extends fc.Arbitrary<infer Value> ? Value : never
const respond = ({ status, body }: Given): Response => new Response(body as BodyInit, { status })

function sessionWith(command: string, given: Given): SecurIdSession {
  const { fetch: transport } = scriptedServer({ [command]: () => respond(given) })
  return createSecurIdSession({
    url,
    credentials: { username: 'user01', password: 'password123' },
    transport,
  })
}

/** A right result or an error of ours, and never one of the platform's; it says whether to try again, and means it. */
async function assertTyped(outcome: Promise<unknown>): Promise<void> {
  const failure = await failureOf(outcome)
  if (failure === undefined) return
  expect(isSessionError(failure)).toBe(true)
  const { message, retryable } = failure as SessionError
  expect(/\b(?:try again|wait)\b/i.test(message)).toBe(retryable)
}

describe('whatever a server answers', () => {
  it('to loginUser, the login ends typed', async () => {
    await fc.assert(
      fc.asyncProperty(reply, (given) => assertTyped(sessionWith('loginUser', given).login())),
      { numRuns },
    )
  })

  it('to getSecuritySettings, the login succeeds', async () => {
    await fc.assert(
      fc.asyncProperty(reply, async (given) => {
        expect(await sessionWith('getSecuritySettings', given).login()).toMatchObject({ phase: 'active' })
      }),
      { numRuns },
    )
  })

  it.each(['keepAlive', 'logoutUser'] as const)('to %s, it ends typed', async (command) => {
    await fc.assert(
      fc.asyncProperty(reply, async (given) => {
        const session = sessionWith(command, given)
        await session.login()

        await assertTyped(command === 'keepAlive' ? session.keepAlive() : session.logout())
      }),
      { numRuns },
    )
  })

  it('to a command, it ends typed', async () => {
    await fc.assert(
      fc.asyncProperty(reply, (given) => assertTyped(sessionWith('x', given).command('x'))),
      { numRuns },
    )
  })

  it('to getLoginInstructions, it ends typed', async () => {
    await fc.assert(
      fc.asyncProperty(reply, (given) =>
        assertTyped(getLoginInstructions({ url, transport: () => Promise.resolve(respond(given)) })),
      ),
      { numRuns },
    )
  })
})
