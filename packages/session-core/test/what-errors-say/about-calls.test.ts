import { toyScene, type ToyScene } from '../toy-scene.ts'
import { type Said, saidBy } from './said-by.ts'
import { SessionError } from '@org/session-core'
import { expect, it } from 'vitest'

interface BadCall {
  readonly what: string
  readonly open: () => ToyScene
  readonly call: (on: ToyScene) => unknown
  readonly says: Said
}

const judge = (): never => {
  throw new TypeError('undefined is not a function')
}

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
    says: ['unexpected-reply', false, 'The protocol failed on the answer. Check url and transport.'],
  },
  {
    what: 'has an answer without a body that the protocol cannot judge',
    open: () => toyScene({}, { judge }),
    call: ({ session, wire }) => {
      wire.next().answer(() => new Response(null, { status: 401 }))
      return session.fetch('things')
    },
    says: ['unexpected-reply', false, 'The protocol failed on the answer. Check url and transport.'],
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
    says: [
      'request-refused',
      false,
      'The server keeps no session of this account alive. The next call renews what has ended.',
    ],
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
    says: ['unreachable', true, 'No answer within 30000 ms. Try again.'],
  },
])('says what is wrong with a call that $what', async ({ open, call, says }) => {
  const stage = open()
  await stage.session.login()

  expect(await saidBy(() => call(stage))).toEqual(says)
})

it.each([
  ['a name of 4 MB', 'x'.repeat(4_000_000)],
  ['names of 4 MB', 'x '.repeat(2_000_000)],
  ['a name that colours a terminal', '\u{1B}[31mred\u{1B}[0m\nERROR all is lost'],
])('repeats %s in one line of at most 1000 characters', (_what, name) => {
  const words = `No ${name}. Try again.`
  const { message } = new SessionError('request-refused', { protocol: 'toy', message: words })

  expect(message).toMatch(/^No [ -~…]{10,997} Try again\.$/)
  expect(message.length).toBeLessThanOrEqual(1000)
})
