import { toyScene, type ToyScene } from '../toy-scene.ts'
import { type Said, saidBy } from './said-by.ts'
import { secret, SessionError } from '@org/session-core'
import { expect, it } from 'vitest'

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
    ['unexpected-reply', false, 'The protocol failed on the answer. Check url and transport.'],
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
