import { toyScene, type ToyScene } from './toy-scene.ts'
import {
  assertHeaderValue,
  isSessionError,
  parseBaseUrl,
  parseReply,
  secret,
  SessionError,
} from '@org/session-core'
import { nodeTransport } from '@org/session-core/node'
import * as v from 'valibot'
import { expect, it } from 'vitest'

/** What an error tells its reader: its code, whether it is worth trying again, and its words. */
type Said = readonly [code: string, retryable: boolean, message: string]

interface BadCall {
  readonly what: string
  readonly open: () => ToyScene
  readonly call: (on: ToyScene) => unknown
  readonly says: Said
}

async function saidBy(work: () => unknown): Promise<Said> {
  try {
    await work()
  } catch (error) {
    if (isSessionError(error)) return [error.code, error.retryable, error.message]
  }
  return expect.unreachable('it should have failed with an error of ours')
}

const judge = (): never => {
  throw new TypeError('undefined is not a function')
}

const transportOptions =
  'There are ca, roots, cert, key, passphrase, servername, minVersion, proxy, connections, keepAliveMs, ' +
  'connectTimeoutMs, connectionAttemptDelayMs, headersTimeoutMs, bodyTimeoutMs, maxHeaderBytes, maxDecodedBytes, ' +
  'http2, undici, dangerouslyTrustAnyCertificate.'

const invalid = (says: string): Said => ['invalid-options', false, says]
const option = (says: string): Said => invalid(`The option ${says}.`)

it.each<[string, () => unknown, Said]>([
  [
    'the address of a server',
    () => parseBaseUrl('toy', 'http://host/'),
    invalid('url must be like https://host/ (http: on loopback only), without user, query or fragment.'),
  ],
  [
    'missing credentials',
    () => toyScene({ credentials: undefined as never }),
    option('credentials is missing: expected the credentials, or a function that fetches them'),
  ],
  [
    'a clock that is none',
    () => toyScene({ clock: {} as never }),
    option('clock is wrong: expected an object with wall, monotonic and sleep'),
  ],
  [
    'a policy',
    () => toyScene({ policy: { drainMs: -1 } }),
    option('policy.drainMs is wrong: expected a number of milliseconds, 0 or more'),
  ],
  [
    'a slip of the pen',
    () => toyScene({ onchallenge: () => '1' } as never),
    option(
      'onchallenge is unknown. There are credentials, onChallenge, transport, headers, share, clock, policy',
    ),
  ],
  [
    'a slip of the pen in the options of nodeTransport',
    () => nodeTransport({ Ca: 'x' } as never),
    invalid(`The transport option Ca is unknown. ${transportOptions}`),
  ],
  [
    'what nodeTransport has never heard of',
    () => nodeTransport({ 'sesame-7': 'x' } as never),
    invalid(`The transport option (not shown) is unknown. ${transportOptions}`),
  ],
  [
    'a value for a header',
    () => assertHeaderValue({ protocol: 'toy', field: 'password' }, ' x'),
    invalid(
      'A header cannot carry password unchanged. Use printable ASCII, without white space at its ends.',
    ),
  ],
  [
    'a reply',
    () => parseReply({ protocol: 'toy', what: 'login', status: 200 }, v.object({ id: v.string() }), {}),
    ['unexpected-reply', false, 'The login reply does not fit at id. Check url and schema.'],
  ],
  [
    'a reply as a whole',
    () => parseReply({ protocol: 'toy', what: 'login', status: 200 }, v.string(), {}),
    ['unexpected-reply', false, 'The login reply does not fit at the root. Check url and schema.'],
  ],
  [
    'a schema that throws',
    () => parseReply({ protocol: 'toy', what: 'login', status: 200 }, v.pipe(v.any(), v.check(judge)), {}),
    [
      'unexpected-reply',
      false,
      'The login reply cannot be read: the schema failed, or is no Standard Schema.',
    ],
  ],
])('says what is wrong with %s', async (_what, work, expected) => {
  expect(await saidBy(work)).toEqual(expected)
})

const answering = (body: BodyInit | null, status = 200): typeof fetch => {
  return () => Promise.resolve(new Response(body, { status }))
}
const unanswered: Said = [
  'challenge-unanswered',
  false,
  'No one-time password was given. Check what onChallenge returns, then call rearm().',
]
const otto = { username: 'otto', password: 'otto also needs a code' }
const broken = (): ReadableStream => new ReadableStream({ pull: (controller) => controller.error('gone') })

it.each<[string, () => ToyScene, Said]>([
  [
    'that does not reach the server',
    () => toyScene({ transport: () => Promise.reject(new TypeError('fetch failed')) }),
    [
      'unreachable',
      true,
      'https://toy.test cannot be reached. Check url, network, certificates and transport.',
    ],
  ],
  [
    'that is redirected',
    () => toyScene({ transport: answering(null, 302) }),
    ['unexpected-reply', false, 'https://toy.test redirects. Check url.'],
  ],
  [
    'whose answer breaks off',
    () => toyScene({ transport: answering(broken()) }),
    ['unreachable', true, 'https://toy.test broke off its answer. Try again.'],
  ],
  [
    'whose answer has no end',
    () => toyScene({ transport: answering('x'.repeat(1_048_577)) }),
    ['unexpected-reply', false, 'https://toy.test sent more than 1 MiB. Check url.'],
  ],
  [
    'whose answer is not JSON',
    () => toyScene({ transport: answering('<html>') }),
    ['unexpected-reply', false, 'The answer is not JSON. Check url.'],
  ],
  [
    'that its protocol cannot make sense of',
    () => toyScene({}, { login: () => Promise.reject(new TypeError('undefined is not a function')) }),
    ['unexpected-reply', false, 'The protocol failed on the answer. Check url.'],
  ],
  [
    'that brings a key no header carries',
    () => toyScene({}, { login: () => Promise.resolve({ key: secret('a\nb') }) }),
    ['unexpected-reply', false, 'A header cannot carry the key that was granted. Check url.'],
  ],
  [
    'without anybody who has the credentials',
    () => toyScene({ credentials: () => Promise.reject(new Error('The vault is sealed.')) }),
    ['unreachable', true, 'The credentials function failed. Let it log why.'],
  ],
  ['that asks where nobody is to answer', () => toyScene({ credentials: otto }), unanswered],
  [
    'that asks where no answer is given',
    () => toyScene({ credentials: otto, onChallenge: () => Promise.resolve('') }),
    unanswered,
  ],
  [
    'without a budget',
    () => toyScene({ policy: { loginBudget: { max: 0, perMs: 60_000 } } }),
    [
      'login-budget-spent',
      true,
      '0 logins in 60000 ms: wait. Each client needs its own account, a load balancer its cookie.',
    ],
  ],
  [
    'without any time',
    () => toyScene({ transport: () => new Promise(() => {}), policy: { loginDeadlineMs: 0 } }),
    ['login-timed-out', true, 'No login within policy.loginDeadlineMs. Raise it, or try again.'],
  ],
])('says what is wrong with a login %s', async (_what, open, expected) => {
  const { session } = open()

  expect(await saidBy(() => session.login())).toEqual(expected)
})

const stream = (): RequestInit =>
  ({ method: 'POST', body: new Blob(['too long']).stream(), duplex: 'half' }) as RequestInit

it.each<BadCall>([
  {
    what: 'leads to a stranger',
    open: toyScene,
    call: ({ session }) => session.fetch('https://stranger.test/'),
    says: [
      'foreign-origin',
      false,
      'Only addresses below https://toy.test/base/ are served. Use a plain fetch.',
    ],
  },
  {
    what: 'cannot be sent twice',
    open: () => toyScene({ policy: { maxReplayBytes: 5 } }),
    call: ({ session, server }) => {
      server.expireSessions()
      return session.fetch('things', stream())
    },
    says: [
      'not-replayable',
      true,
      'The session ended, and over 5 bytes (policy.maxReplayBytes) were streamed. Call again.',
    ],
  },
  {
    what: 'has an answer that the protocol cannot judge',
    open: () => toyScene({}, { judge }),
    call: ({ session, server }) => {
      server.expireSessions()
      return session.fetch('things')
    },
    says: ['unexpected-reply', false, 'The protocol failed on the answer. Check url.'],
  },
  {
    what: 'has an answer without a body that the protocol cannot judge',
    open: () => toyScene({}, { judge }),
    call: ({ session, wire }) => {
      wire.next().answer(() => new Response(null, { status: 401 }))
      return session.fetch('things')
    },
    says: ['unexpected-reply', false, 'The protocol failed on the answer. Check url.'],
  },
  {
    what: 'comes after the logout',
    open: toyScene,
    call: async ({ session }) => {
      await session.logout()
      return session.fetch('things')
    },
    says: ['closed', false, 'Logged out. Create another session.'],
  },
  {
    what: 'comes after the logout, wherever it leads',
    open: toyScene,
    call: async ({ session }) => {
      await session.logout()
      return session.fetch('https://stranger.test/')
    },
    says: ['closed', false, 'Logged out. Create another session.'],
  },
  {
    what: 'is a heartbeat that the server forbids',
    open: () => toyScene({}, { keepAlive: () => Promise.resolve('forbidden') }),
    call: ({ session }) => session.keepAlive(),
    says: ['request-refused', false, 'This session must not be kept alive.'],
  },
  {
    what: 'is a heartbeat that asks for a one-time password',
    open: () => toyScene({}, { keepAlive: (_grant, { ask }) => ask({ kind: 'otp' }).then(() => 'accepted') }),
    call: ({ session }) => session.keepAlive(),
    says: ['challenge-unanswered', false, 'Challenges are for logins only.'],
  },
  {
    what: 'is a heartbeat that nobody answers',
    open: () => toyScene({}, { keepAlive: () => new Promise(() => {}) }),
    call: async ({ session, clock }) => {
      const [touch] = await Promise.allSettled([session.keepAlive(), clock.advance(30_000)])
      if (touch.status === 'rejected') throw touch.reason
    },
    says: ['unreachable', true, 'No answer within 30000 ms.'],
  },
])('says what is wrong with a call that $what', async ({ open, call, says }) => {
  const stage = open()
  await stage.session.login()

  expect(await saidBy(() => call(stage))).toEqual(says)
})

it.each([
  ['the wrong password', { username: 'bob', password: 'wrong' }, 'credentials-rejected'],
  ['a password that has expired', { username: 'eve', password: 'eve has let hers expire' }, 'login-refused'],
  ['no answer to the challenge', otto, 'challenge-unanswered'],
])('says what credentials ended in that are not sent again: %s', async (_what, credentials, because) => {
  const { session } = toyScene({ credentials })
  await session.login().catch(() => {})

  expect(await saidBy(() => session.login())).toEqual([
    'credentials-locked',
    false,
    `These credentials ended in ${because}. Correct them, then call rearm().`,
  ])
})

const fails = (): Promise<never> => Promise.reject(new RangeError('not now'))

it.each<[string, () => ToyScene, string]>([
  ['a prompt', () => toyScene({ credentials: otto, onChallenge: fails }), 'RangeError'],
  ['a provider of credentials', () => toyScene({ credentials: fails }), 'RangeError'],
  ['a key', () => toyScene({}, { login: () => Promise.resolve({ key: secret('a\nb') }) }), 'TypeError'],
])('keeps the name of what went wrong with %s', async (_what, open, name) => {
  await expect(open().session.login()).rejects.toMatchObject({ cause: { name } })
})

it.each<[string, BodyInit | null, ResponseInit]>([
  ['redirects', null, { status: 302, headers: { location: 'https://sso.test/' } }],
  ['sends a page in place of JSON', '<html>', { status: 200 }],
])('says with which status a server %s', async (_what, body, init) => {
  const { session } = toyScene({ transport: () => Promise.resolve(new Response(body, init)) })

  await expect(session.login()).rejects.toMatchObject({ vendor: { status: init.status } })
})

it.each([
  ['a name of 4 MB', 'x'.repeat(4_000_000)],
  ['names of 4 MB', 'x '.repeat(2_000_000)],
  ['a name that colours a terminal', '\u{1B}[31mred\u{1B}[0m\nERROR all is lost'],
])('repeats %s in one line of at most 1000 characters', (_what, name) => {
  const { message } = new SessionError('request-refused', { protocol: 'toy', message: `No ${name}.` })

  expect(message).toMatch(/^No [ -~]{10,997}$/)
})

it('does not repeat a one-time password that the server quotes', async () => {
  const { session } = toyScene(
    { onChallenge: () => Promise.resolve('code-17') },
    {
      login: async (_credentials, { ask }) => {
        const message = `It was not ${await ask({ kind: 'otp' })}.`
        throw new SessionError('login-refused', {
          protocol: 'toy',
          message: 'No.',
          vendor: { status: 401, message },
        })
      },
    },
  )

  await expect(session.login()).rejects.toMatchObject({ message: 'No.', vendor: { message: '[secret]' } })
})

it('locks nothing for nonsense that came before anybody was asked', async () => {
  const { session, server } = toyScene()
  server.failNext('garble')
  await session.login().catch(() => {})

  await expect(session.login()).resolves.toMatchObject({ phase: 'active' })
})

it('asks nobody again who answered once, and got nonsense for it', async () => {
  const { session, server } = toyScene({
    credentials: otto,
    onChallenge: () => {
      server.failNext('garble')
      return Promise.resolve(server.challenges.at(-1) ?? '')
    },
  })
  await session.login().catch(() => {})

  expect(await saidBy(() => session.login())).toEqual([
    'credentials-locked',
    false,
    'These credentials ended in unexpected-reply. Correct them, then call rearm().',
  ])
})
