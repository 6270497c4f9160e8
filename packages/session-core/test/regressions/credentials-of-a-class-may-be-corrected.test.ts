import { type ToyCredentials, toy } from '../toy-protocol.ts'
import { toyScene } from '../toy-scene.ts'
import { expect, it } from 'vitest'

const right = 'ann has <a> password & more'
const wrong = 'not what ann has'

/** Credentials that cannot be copied, and how they are read and corrected. */
interface Kind<Holder> {
  readonly make: () => Holder
  readonly passwordOf: (holder: Holder) => unknown
  readonly correct: (holder: Holder, password: string) => void
}

class Fields {
  readonly username = 'ann'
  password = wrong
}

const entries = { username: 'ann', password: wrong }
const list = new TextEncoder()
const kinds: Readonly<Record<string, Kind<never>>> = {
  'fields of a class': kind({
    make: () => new Fields(),
    passwordOf: ({ password }) => password,
    correct: (holder, password) => (holder.password = password),
  }),
  'a Map': kind({
    make: () => new Map(Object.entries(entries)),
    passwordOf: (holder) => holder.get('password'),
    correct: (holder, password) => holder.set('password', password),
  }),
  headers: kind({
    make: () => new Headers(entries),
    passwordOf: (holder) => holder.get('password'),
    correct: (holder, password) => holder.set('password', password),
  }),
  'search parameters': kind({
    make: () => new URLSearchParams(entries),
    passwordOf: (holder) => holder.get('password'),
    correct: (holder, password) => holder.set('password', password),
  }),
  bytes: kind({
    make: () => list.encode(wrong.padEnd(right.length)),
    passwordOf: (holder) => new TextDecoder().decode(holder).trim(),
    correct: (holder, password) => holder.set(list.encode(password.padEnd(right.length))),
  }),
}

function kind<Holder>(one: Kind<Holder>): Kind<never> {
  return one as unknown as Kind<never>
}

function sceneOf({ make, passwordOf, correct }: Kind<never>, give: (made: never) => unknown) {
  const made = make()
  const scene = toyScene(
    { credentials: () => Promise.resolve(give(made) as ToyCredentials) },
    {
      login: (given, wire) =>
        toy('https://toy.test/base/').login(
          { username: 'ann', password: String(passwordOf(given as never)) },
          wire,
        ),
    },
  )
  return { ...scene, setPassword: (password: string) => correct(made, password) }
}

it.each(Object.entries(kinds))(
  'what was rejected is what was sent, and not what it was corrected to meanwhile: %s',
  async (_what, one) => {
    const { session, server, setPassword } = sceneOf(one, (made) => made)
    const release = server.holdNextReply()
    const first = session.login().catch((error: unknown) => error)
    while (server.loginAttempts === 0) await new Promise((resolve) => setImmediate(resolve))

    setPassword(right)
    release()
    const rejected = await first
    const served = await session.login()
    setPassword(wrong)
    await session.renew().catch(() => {})

    expect(rejected).toMatchObject({ code: 'credentials-rejected' })
    expect(served.phase).toBe('active')
    expect([session.snapshot.phase, server.loginAttempts]).toEqual(['locked', 2])
  },
)

it.each(Object.entries(kinds))('others of its kind are others: %s', async (_what, one) => {
  let given = one.make()
  const { session, server } = sceneOf(one, () => given)
  await session.login().catch(() => {})

  given = one.make()
  const again: unknown = await session.login().catch((error: unknown) => error)
  one.correct(given, right)
  const served = await session.login()

  expect(again).toMatchObject({ code: 'credentials-locked' })
  expect([served.phase, server.loginAttempts]).toEqual(['active', 2])
})
