import { envelope, failureOf, scriptedGateway, sessionWith } from './scripted-gateway.ts'
import { callAction, type Session, type SessionError } from '@org/appviewx-auth'
import { searchCertificates } from '@org/appviewx-auth/certificates'
import { describe, expect, it } from 'vitest'

const calling = async (answer: () => Response): Promise<unknown> =>
  failureOf(callAction(sessionWith(scriptedGateway({ create: answer })), 'create'))
const loggingIn = async (answer: () => Response): Promise<unknown> =>
  failureOf(sessionWith(scriptedGateway({ login: answer })).login())

describe('what happened, and what to do next', () => {
  it.each([
    ['a code', envelope(200, null, { code: 'AVX_1' }), 'See vendor for its reason.'],
    ['words', envelope(400, null, { message: 'No.' }), 'See vendor for its reason.'],
    ['words, when it was busy', envelope(503, null, { message: 'Busy.' }), 'Try again later.'],
    ['words, when there were too many', envelope(429, null, { message: 'Slow.' }), 'Try again later.'],
    ['words of a proxy', envelope(504, null, { message: 'Late.' }), 'Find out whether it ran.'],
    ['words of an error', envelope(500, null, { message: 'Boom.' }), 'See vendor for its reason.'],
    ['nothing', envelope(200, { status: 'Failed', output: [] }), 'It gave no reason: see its logs.'],
    ['nothing but a status', envelope(417, null), 'It gave no reason: see its logs.'],
  ])('of a refused call with %s', async (_what, answer, step) => {
    expect(await calling(() => answer)).toHaveProperty(
      'message',
      `AppViewX refused create (HTTP ${answer.status}). ${step}`,
    )
  })

  it.each([
    [
      'words',
      envelope(403, null, { message: 'No.' }),
      'See vendor for its reason; settle it, then call rearm().',
    ],
    ['nothing', envelope(403, null), 'It gave no reason: see its logs; settle it, then call rearm().'],
    [
      'nothing but a status',
      envelope(200, { status: 'FAILURE' }),
      'It gave no reason: see its logs; settle it, then call rearm().',
    ],
  ])('of a refused login with %s', async (_what, answer, step) => {
    expect(await loggingIn(() => answer)).toHaveProperty('message', `AppViewX refused the login. ${step}`)
  })

  it.each([
    [{ response: { status: 'SUCCESS', sessionId: null } }, 'response.sessionId'],
    [{ response: null }, 'response'],
    [[], 'the root'],
  ])('of a login that brings no session: %j', async (body, where) => {
    expect(await loggingIn(() => Response.json(body))).toHaveProperty(
      'message',
      `The login reply holds no session at ${where}. Check url.`,
    )
  })
})

it.each([' \n', '\r\n'])('a 202 of white space brings nothing, as an empty one: %j', async (body) => {
  const session = sessionWith(scriptedGateway({ x: () => new Response(body, { status: 202 }) }))

  expect(await callAction(session, 'x')).toBeNull()
})

it('the options of a search are named as they are', () => {
  const search = (options: object): unknown => searchCertificates({} as Session, { input: {}, ...options })

  expect(() => search({ as: 'bytes' })).toThrow('The option as is unknown. There are input, filter, pageSize')
})

describe('a one-time password as people paste it', () => {
  it.each(['123 456', ' 123456\n', '123\u{A0}456', '1 2 3 4 5 6', '\u{FEFF}123456'])('%j', async (typed) => {
    const server = scriptedGateway({
      login: ({ headers }) =>
        headers.get('otp') === '123456'
          ? envelope(200, { status: 'SUCCESS', sessionId: 'avx~~1' })
          : envelope(401, null, { message: 'MFA is enabled. We have sent an OTP to your email ID: a**@b.c' }),
    })

    const { phase } = await sessionWith(server, { onOtp: () => Promise.resolve(typed) }).login()

    expect(phase).toBe('active')
  })

  it('and where none is given, the option that gives it is named', async () => {
    const mfa = (): Response => envelope(401, null, { message: 'MFA is enabled. We have sent an OTP.' })

    const failure = (await loggingIn(mfa)) as SessionError

    expect(failure).toMatchObject({ code: 'challenge-unanswered' })
    expect(failure.message).toContain('onOtp')
  })
})
