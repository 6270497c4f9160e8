import { envelope, failureOf, scriptedGateway, service, sessionWith, user } from './scripted-gateway.ts'
import { type AppViewXCredentials, callAction, isSessionError } from '@org/appviewx-auth'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const statuses = fc.constantFrom(200, 201, 400, 401, 403, 404, 407, 408, 417, 429, 500, 502, 503)
const word = fc.constantFrom(
  'SUCCESS',
  'FAILURE',
  'Unauthorized',
  'MFA is enabled. OTP sent to a*@b.example',
  '',
  'avx~~1',
)
const scalar = fc.oneof(word, fc.string(), fc.integer(), fc.constant(null), fc.boolean())
const record = fc.dictionary(
  fc.constantFrom(
    'sessionId',
    'SessionId',
    'status',
    'Status',
    'appStatusCode',
    'termsAccepted',
    '__proto__',
  ),
  scalar,
)
const nearlyRight = fc.record(
  { response: fc.oneof(record, scalar, fc.array(scalar)), message: scalar, appStatusCode: scalar },
  { requiredKeys: [] },
)
// And half of a pair now and then. What fast-check calls `binary` takes most of a second to make.
const anyLetter = fc.integer({ min: 0, max: 0x10_ff_ff }).map((code) => String.fromCodePoint(code))
const body = fc.oneof(
  nearlyRight.map((value) => JSON.stringify(value)),
  fc.json(),
  fc.string({ unit: anyLetter }),
  fc.uint8Array().map((bytes) => Uint8Array.from(bytes)),
)
const accounts = fc.constantFrom<AppViewXCredentials>(user, service)
const reply = fc.tuple(statuses, body)

const numRuns = 100 * Number(process.env['FUZZ'] ?? 1)

/** Whether a promise is kept, or broken with an error of ours that says whether to try again, and means it. */
const settlesWell = (promise: Promise<unknown>): Promise<boolean> =>
  promise.then(
    () => true,
    (error: unknown) =>
      isSessionError(error) && /\b(?:try again|wait)\b/i.test(error.message) === error.retryable,
  )

describe('whatever a server answers', () => {
  it('a login grants a session or fails with a SessionError', async () => {
    await fc.assert(
      fc.asyncProperty(accounts, reply, async (credentials, [status, text]) => {
        const answer = (): Response => new Response(text, { status })
        const server = scriptedGateway({ login: answer, 'acctmgmt-get-service-token': answer })
        const session = sessionWith(server, { credentials, onOtp: () => Promise.resolve('123456') })

        expect(await settlesWell(session.login())).toBe(true)
        expect(server.requests.length).toBeLessThanOrEqual(2)
        const next = (await failureOf(session.login())) as Error | undefined
        expect(next?.message.includes('rearm()') ?? false).toBe(session.snapshot.phase === 'locked')
      }),
      { numRuns },
    )
  })

  it('a call answers or fails with a SessionError, after one more login at most', async () => {
    await fc.assert(
      fc.asyncProperty(reply, async ([status, text]) => {
        const server = scriptedGateway({ 'certificate/search': () => new Response(text, { status }) })
        const session = sessionWith(server, { unauthorizedInSuccess: true })

        expect(await settlesWell(callAction(session, 'certificate/search'))).toBe(true)
        expect(session.snapshot.counts.logins).toBeLessThanOrEqual(2)
      }),
      { numRuns },
    )
  })

  it('a logout has an outcome', async () => {
    await fc.assert(
      fc.asyncProperty(reply, async ([status, text]) => {
        const server = scriptedGateway({ 'acctmgmt-perform-logout': () => new Response(text, { status }) })
        const session = sessionWith(server)
        await session.login()

        expect(await session.logout()).toMatch(/^(?:revoked|already-ended|local-only)$/)
      }),
      { numRuns },
    )
  })

  it('a token of any three parts is a token', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (claims) => {
        const token = `a.${Buffer.from(claims).toString('base64url')}.b`
        const server = scriptedGateway({ 'acctmgmt-get-service-token': () => envelope(200, token) })
        const session = sessionWith(server, { credentials: service })

        expect((await session.login()).phase).toBe('active')
      }),
      { numRuns },
    )
  })
})
