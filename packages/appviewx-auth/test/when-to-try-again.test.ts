import { failureOf, scriptedGateway, service, sessionWith } from './scripted-gateway.ts'
import { callAction, SessionError } from '@org/appviewx-auth'
import { describe, expect, it } from 'vitest'

const statuses = Array.from({ length: 200 }, (_, index) => 400 + index)
const bodies = [
  '',
  '<html><h1>Sorry</h1></html>',
  '{"response":null,"message":"Sorry.","appStatusCode":null}',
  '{"response":null,"message":null,"appStatusCode":"SORRY_001"}',
]
const waits = [undefined, '7', 'Fri, 31 Dec 2100 23:59:59 GMT']
/** Each status with each body, and each of both with and without a time to wait. */
const cases = statuses.flatMap((status) =>
  bodies.map((body, index) => ({ status, body, wait: waits[(status + index) % waits.length] })),
)
type Case = (typeof cases)[number]

const answer = ({ status, body, wait }: Case): Response =>
  new Response(body, { status, headers: wait === undefined ? {} : { 'retry-after': wait } })

/** What a message and its flag say, where they do not say the same, or not what happened and what to do next. */
const disagreement = ({ wait }: Case, failure: unknown): readonly string[] => {
  if (!(failure instanceof SessionError)) return [String(failure)]
  const { message, retryable, retryAfterMs = 0 } = failure
  const saysLater = /\b(?:try again|wait)\b/i.test(message)
  const isAlike = saysLater === retryable && retryAfterMs > 0 === (wait !== undefined)
  const areSentences = /^\w.*[^.]\. \w.*[^.]\.$/.test(message) && !/ {2}|undefined|null/.test(message)
  return isAlike && areSentences ? [] : [`${message} retryable: ${retryable}, after ${retryAfterMs} ms`]
}

describe('whether trying again makes sense, a message and its flag say alike', () => {
  const mfa = 'MFA is enabled. We have sent an OTP to your email ID: aaa********@example.com'

  it.each([
    { who: 'a user', action: 'login' },
    { who: 'a user of an older gateway', action: 'acctmgmt-perform-login' },
    { who: 'a service account', action: 'acctmgmt-get-service-token' },
    { who: 'a user with a one-time password', action: 'login', otp: '123456' },
  ] as const)('after any status at the login of $who', async ({ action, ...rest }) => {
    const { otp } = { otp: undefined, ...rest }
    const found = await Promise.all(
      cases.map(async (each) => {
        const server = scriptedGateway({
          [action]: ({ headers }) =>
            otp !== undefined && !headers.has('otp')
              ? Response.json({ response: null, message: mfa }, { status: 401 })
              : answer(each),
        })
        const session = sessionWith(server, {
          onOtp: () => Promise.resolve(otp ?? ''),
          ...(action === 'acctmgmt-get-service-token' ? { credentials: service } : { loginAction: action }),
        })

        const failure = await failureOf(session.login())

        const isLocked = session.snapshot.phase === 'locked'
        const said = String(failure)
        return [
          ...disagreement(each, failure),
          ...(isLocked === said.includes('rearm()') ? [] : [`${said}: ${isLocked}`]),
        ]
      }),
    )

    expect(found.flat()).toEqual([])
  })

  it.each(['certificate/search', 'certificate/create'])('after any status of %s', async (action) => {
    const found = await Promise.all(
      cases.map(async (each) => {
        const session = sessionWith(scriptedGateway({ [action]: () => answer(each) }))

        return disagreement(each, await failureOf(callAction(session, action)))
      }),
    )

    expect(found.flat()).toEqual([])
  })
})
