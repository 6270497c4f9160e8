import { envelope, failureOf, scriptedGateway, service, sessionWith, user } from './scripted-gateway.ts'
import { callAction, type SessionSnapshot } from '@org/appviewx-auth'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'

const printed = (value: unknown): string =>
  [inspect(value, { depth: 10, showHidden: true }), JSON.stringify(value), String(value)].join('\n')
const basic = btoa(`${service.clientId}:${service.clientSecret}`)
const sentinels = ['Password@123', 'Secret@789', basic, 'avx~~sentinel', '654321', 'k-sentinel']

/** An answer that repeats all it was sent, as careless servers do. */
const echo = (headers: Headers): string =>
  `${[...headers.values()].join(' ')} at /avxapi/login?gwkey=k-sentinel&gwsource=external`

describe('nothing secret is printed', () => {
  it.each([
    ['a login that is rejected', user, 'ACC_AUTH_022'],
    ['a login that is refused', user, 'OTHER'],
    ['a login of a service account', service, 'ACCT_SA_001'],
  ])('by %s', async (_what, credentials, code) => {
    const answer = ({ headers }: { readonly headers: Headers }): Response =>
      envelope(400, null, { code, message: echo(headers) })
    const server = scriptedGateway({ login: answer, 'acctmgmt-get-service-token': answer })
    const session = sessionWith(server, { credentials, gwkey: 'k-sentinel' })

    const failure = await failureOf(session.login())

    const text = printed([failure, session, session.snapshot])
    expect(sentinels.filter((sentinel) => text.includes(sentinel))).toEqual([])
  })

  it('by a wrong one-time password', async () => {
    const server = scriptedGateway({
      login: ({ headers }) =>
        envelope(401, null, {
          message: headers.has('otp') ? `Wrong OTP: ${echo(headers)}` : 'MFA: OTP sent.',
        }),
    })
    const session = sessionWith(server, { onOtp: () => Promise.resolve('654321') })

    const failure = await failureOf(session.login())

    expect(failure).toMatchObject({ code: 'credentials-rejected' })
    expect(sentinels.filter((sentinel) => printed(failure).includes(sentinel))).toEqual([])
  })

  it('by a session, its events and a refused call', async () => {
    const events: unknown[] = []
    const server = scriptedGateway({
      login: () => envelope(200, { sessionId: 'avx~~sentinel' }),
      'certificate/search': ({ headers }) => envelope(400, null, { message: echo(headers) }),
    })
    const session = sessionWith(server, { gwkey: 'k-sentinel' })
    session.subscribe((event) => events.push(event))

    const failure = await failureOf(callAction(session, 'certificate/search?x=k-sentinel'))
    const snapshot: SessionSnapshot = session.snapshot

    expect(failure).toMatchObject({ code: 'request-refused' })
    const text = printed([failure, session, snapshot, events])
    expect(sentinels.filter((sentinel) => text.includes(sentinel))).toEqual([])
  })

  it.each([
    ['a user', user, 'Password@123'],
    ['a service account', service, 'Secret@789'],
    ['a function', () => Promise.resolve(user), 'Password@123'],
    ['a function, in another spelling', () => Promise.resolve(user), 'Password%40123'],
  ])(
    'by a call that is refused with the password of the login long ago: %s',
    async (...[, credentials, said]) => {
      const server = scriptedGateway({
        login: () => envelope(200, { sessionId: 'avx~~sentinel' }),
        'acctmgmt-get-service-token': () => envelope(200, 'k-sentinel'),
        'certificate/search': () => envelope(400, null, { code: said, message: `bad: ${said}` }),
      })
      const session = sessionWith(server, { credentials })

      const failure = await failureOf(callAction(session, 'certificate/search'))

      expect(failure).toMatchObject({ code: 'request-refused', vendor: { status: 400 } })
      expect(printed(failure)).not.toContain(said)
    },
  )
})
