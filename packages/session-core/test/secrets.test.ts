import { everythingPrinted } from './fixtures/everything-printed.ts'
import { basic, confession, echoOf, sentinels, spellings } from './fixtures/sentinels.ts'
import { credentials, talkative, type TalkativeCredentials } from './fixtures/talkative.ts'
import {
  createSession,
  parseReply,
  type Session,
  type SessionEvent,
  type SessionOptions,
} from '@org/session-core'
import * as v from 'valibot'
import { expect, it } from 'vitest'

type Answer = (request: Request, body: string) => Response | Promise<Response>

interface Scene {
  readonly session: Session
  readonly events: readonly SessionEvent[]
}

const granted: Answer = () => Response.json({ token: sentinels.token })
const wantsOtp: Answer = () => new Response('which?', { status: 428 })
const confesses =
  (status: number): Answer =>
  (request, body) =>
    new Response(echoOf(`${JSON.stringify([...request.headers])} ${body}`), { status })

/** A transport that talks about everything it was given. */
const chatty: Answer = (request, body) => {
  const cause = Object.assign(new Error(`${confession} ${body}`), {
    code: 'ECONNRESET',
    headers: request.headers,
  })
  return Promise.reject(
    Object.assign(new TypeError(`fetch failed: ${confession}`, { cause }), {
      request,
      body,
      seen: new Map([['x-token', request.headers.get('x-token')]]),
    }),
  )
}

function scene(
  answers: Readonly<Record<string, Answer | undefined>>,
  options: Partial<SessionOptions<TalkativeCredentials>> = {},
): Scene {
  const events: SessionEvent[] = []
  const transport: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const answer = answers[new URL(request.url).pathname] ?? granted
    return answer(request, await request.clone().text())
  }
  const session = createSession(talkative, {
    credentials,
    onChallenge: () => Promise.resolve(sentinels.otp),
    transport,
    ...options,
  })
  session.subscribe((event) => events.push(event))
  return { session, events }
}

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => error,
  )

const otpThen = (answer: Answer): Answer => {
  const answers = [wantsOtp, answer]
  return (request, body) => (answers.shift() ?? answer)(request, body)
}

const loginFailures: readonly (readonly [string, () => Scene, string])[] = [
  ['is rejected', () => scene({ '/login': confesses(401) }), 'credentials-rejected'],
  ['is refused', () => scene({ '/login': confesses(423) }), 'login-refused'],
  ['is answered with nonsense', () => scene({ '/login': confesses(200) }), 'unexpected-reply'],
  [
    'is redirected',
    () =>
      scene({
        '/login': () => Response.redirect(`https://x.test/?${encodeURIComponent(sentinels.password)}`),
      }),
    'unexpected-reply',
  ],
  ['cannot connect', () => scene({ '/login': chatty }), 'unreachable'],
  ['breaks off', () => scene({ '/login': () => new Response(brokenStream()) }), 'unreachable'],
  [
    'is answered at length',
    () => scene({ '/login': () => new Response(confession.repeat(4000)) }),
    'unexpected-reply',
  ],
  [
    'is granted a token that no header carries',
    () => scene({ '/login': () => Response.json({ token: `${sentinels.token}\n.` }) }),
    'unexpected-reply',
  ],
  [
    'is refused after a one-time password',
    () => scene({ '/login': otpThen(confesses(401)) }),
    'credentials-rejected',
  ],
  ['cannot connect after a one-time password', () => scene({ '/login': otpThen(chatty) }), 'unreachable'],
  ['is asked for two', () => scene({ '/login': wantsOtp }), 'challenge-unanswered'],
  [
    'is asked for one, and its owner fails',
    () => scene({ '/login': wantsOtp }, { onChallenge: () => Promise.reject(new Error(confession)) }),
    'challenge-unanswered',
  ],
  [
    'has a provider that fails',
    () => scene({}, { credentials: () => Promise.reject(new Error(confession)) }),
    'unreachable',
  ],
  [
    'takes too long',
    () => scene({ '/login': forever }, { policy: { loginDeadlineMs: 1, drainMs: 1 } }),
    'login-timed-out',
  ],
  [
    'has a secret that no header carries',
    () =>
      scene(
        {},
        {
          credentials: { ...credentials, clientId: `\n${sentinels.clientSecret}` },
          transport: platformHeaders,
        },
      ),
    'unreachable',
  ],
]

it.each(loginFailures)('prints no secret when a login %s', async (_what, open, code) => {
  const { session, events } = open()
  const failures = [await failureOf(session.login()), await failureOf(session.fetch('x'))]

  expect(failures[0]).toMatchObject({ name: 'SessionError', code })
  assertClean([failures, events, session, session.snapshot])
})

const callFailures: readonly (readonly [string, () => Scene, (session: Session) => Promise<unknown>])[] = [
  ['cannot connect', () => scene({ '/x': chatty }), ({ fetch }) => fetch('x')],
  ['cannot connect through ky', () => scene({ '/x': chatty }), ({ http }) => http.get('x')],
  [
    'leads to a stranger',
    () => scene({}),
    ({ fetch }) => fetch(`https://ann:${sentinels.token}@talkative.test/`),
  ],
  [
    'cannot be sent twice',
    () => scene({ '/x': confesses(401) }, { policy: { maxReplayBytes: 1 } }),
    ({ fetch }) => fetch('x', stream()),
  ],
  [
    'is over a ping that confesses',
    () => scene({ '/touch': confesses(418) }),
    ({ keepAlive }) => keepAlive(),
  ],
  [
    'is over a ping that is refused',
    () => scene({ '/touch': confesses(423) }),
    ({ keepAlive }) => keepAlive(),
  ],
  ['is over a ping that cannot connect', () => scene({ '/touch': chatty }), ({ keepAlive }) => keepAlive()],
  [
    'comes after the logout',
    () => scene({ '/x': chatty }),
    async ({ logout, fetch }) => {
      await logout()
      return fetch('x')
    },
  ],
]

it.each(callFailures)('prints no secret when a call %s', async (_what, open, call) => {
  const { session, events } = open()
  await session.login()

  const failure = await failureOf(call(session))

  assertClean([failure, events, session, session.snapshot])
})

it.each([
  ['says no', { '/x': () => new Response('no', { status: 500 }) }, {}],
  ['takes longer than ky waits', { '/x': forever }, { timeout: 1 }],
  ['does not fit a schema', { '/x': () => Response.json({ a: 1 }) }, {}],
])('prints no secret in the errors of ky when the server %s', async (_what, answers, options) => {
  const { session, events } = scene(answers)
  const { http } = session
  await session.login()

  const reply = http.post('x', { json: { a: 1 }, ...options }).json(v.object({ a: v.string() }))
  const failure = await failureOf(reply)

  assertClean([failure, events, session])
})

it('prints no secret when a session lives and dies well', async () => {
  const { session, events } = scene({ '/login': otpThen(granted), '/x': () => new Response('fine') })

  await session.fetch('x')
  await session.keepAlive()
  const { snapshot } = session
  const outcome = await session.logout()

  expect(events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['challenge', 'request', 'logged-out']),
  )
  assertClean([outcome, snapshot, events, session, session.http])
})

it('prints no secret of a reply that does not fit', () => {
  const read = (): unknown =>
    parseReply(
      { protocol: 'talkative', what: 'login', status: 200 },
      v.object({ token: v.number() }),
      sentinels,
    )

  const failure = thrownBy(read)

  expect(failure).toMatchObject({ code: 'unexpected-reply' })
  assertClean(failure)
})

it.each([
  [
    'its address',
    () =>
      createSession(
        { ...talkative, url: new URL(`https://ann:${encodeURIComponent(sentinels.password)}@x.test`) },
        { credentials },
      ),
  ],
  ['its options', () => createSession(talkative, { credentials, policy: confession as never })],
  ['its clock', () => createSession(talkative, { credentials, clock: credentials as never })],
])('prints no secret when a session cannot be made for %s', (_what, create) => {
  const failure = thrownBy(create)

  expect(failure).toMatchObject({ code: 'invalid-options' })
  assertClean(failure)
})

it('would notice every spelling, wherever it hides', () => {
  const hidden = Object.defineProperty(new Error('fine'), Symbol('request'), {
    value: new Request('https://x.test', { headers: { authorization: basic } }),
  })

  expect(() => assertClean(hidden)).toThrow(/secret/)
  for (const spelling of spellings())
    expect(() => assertClean({ deep: new Map([[spelling, 1]]) })).toThrow(/secret/)
})

function assertClean(value: unknown): void {
  const text = everythingPrinted(value)
  const found = spellings().filter((spelling) => text.includes(spelling))
  if (found.length > 0) throw new Error(`a secret was printed, as ${found.join('  ')}`)
}

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  return expect.unreachable('it should have thrown')
}

function forever({ signal }: Request): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error))
  })
}

function brokenStream(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: (controller) => controller.error(new Error(confession)),
  })
}

function stream(): RequestInit {
  return { method: 'POST', body: new Blob(['too long']).stream(), duplex: 'half' } as RequestInit
}

/** As the platform's fetch, which quotes a value that it cannot send. */
async function platformHeaders(): Promise<Response> {
  await Promise.resolve()
  return new Response(null, { headers: { 'x-secret': `${confession}\n.` } })
}
