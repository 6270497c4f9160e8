import { failureOf, scriptedServer, type Script } from './scripted-server.ts'
import { createSecurIdSession, getLoginInstructions, SessionError } from '@org/securid-auth'
import { describe, expect, it } from 'vitest'

const url = 'https://instance.securid.com'
const user = { username: 'user01', password: 'password123' }
const application = { clientId: 'app', clientSecret: 'auth1:2.3' }

const statuses = Array.from({ length: 200 }, (_, index) => 400 + index)
const bodies = [
  '',
  '<html><head><title>Error</title></head><body>Sorry. Query String=cmd=x</body></html>',
  '{"data":{"type":"x","status":"failure","message":"Sorry."}}',
]
const waits = [undefined, '7', 'Fri, 31 Dec 2100 23:59:59 GMT']
/** Each status with each body, and each of both with and without a time to wait. */
const cases = statuses.flatMap((status) =>
  bodies.map((body, index) => ({ status, body, wait: waits[(status + index) % waits.length] })),
)
type Case = (typeof cases)[number]

const answer = ({ status, body, wait }: Case): Response =>
  new Response(body, { status, headers: wait === undefined ? {} : { 'retry-after': wait } })

const sessionWith = (
  script: Script,
  credentials: typeof user | typeof application = user,
): ReturnType<typeof createSecurIdSession> =>
  createSecurIdSession({ url, credentials, transport: scriptedServer(script).fetch })

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
  it.each([
    ['loginUser', user],
    ['loginTrustedApp', application],
  ] as const)('after any status of %s', async (command, credentials) => {
    const found = await Promise.all(
      cases.map(async (each) => {
        const session = sessionWith({ [command]: () => answer(each) }, credentials)

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

  it.each(['findUsers', 'runReport', 'importWorkflow'])('after any status of %s', async (command) => {
    const found = await Promise.all(
      cases.map(async (each) => {
        const session = sessionWith({ [command]: () => answer(each) })

        return disagreement(each, await failureOf(session.command(command)))
      }),
    )

    expect(found.flat()).toEqual([])
  })

  it('after any status of getLoginInstructions', async () => {
    const found = await Promise.all(
      cases.map(async (each) => {
        const transport = scriptedServer({ getLoginInstructions: () => answer(each) }).fetch

        return disagreement(each, await failureOf(getLoginInstructions({ url, transport })))
      }),
    )

    expect(found.flat()).toEqual([])
  })

  it('a session is good whatever the server says of its lifetimes', async () => {
    const phases = await Promise.all(
      cases.map(async (each) => {
        const session = sessionWith({ getSecuritySettings: () => answer(each) })

        return (await session.login()).phase
      }),
    )

    expect(new Set(phases)).toEqual(new Set(['active']))
  })
})
