import { type Interleaving, interleaving } from './fixtures/interleaving.ts'
import type { Errand } from './fixtures/slow-server.ts'
import { expect, it } from 'vitest'

const plain = { keepAlive: false, asksOtp: false }

/** Lets one request of this kind arrive, be answered, and its answer arrive. */
async function serve({ server, settle }: Interleaving, errand: Errand): Promise<void> {
  for (const exchange of server.underWay().filter((other) => other.errand === errand)) {
    server.advance(exchange)
    server.advance(exchange)
  }
  await settle()
}

async function logIn(scene: Interleaving, password = scene.server.truth.password()): Promise<void> {
  await scene.settle()
  for (const question of scene.vault()) question.answer({ username: 'ann', password })
  await scene.settle()
}

async function loggedIn(setting: Parameters<typeof interleaving>[0]): Promise<Interleaving> {
  const scene = interleaving(setting)
  scene.wish('login')
  await logIn(scene)
  await serve(scene, 'login')
  return scene
}

function sent({ server }: Interleaving, errand: Errand): readonly (string | null)[] {
  return server.truth.sent.filter((request) => request.errand === errand).map(({ token }) => token)
}

it('sends nothing after logout when a replay is refused that outlived the drain', async () => {
  const scene = await loggedIn(plain)
  scene.wish('fetch')
  await scene.settle()
  for (const call of scene.server.underWay()) scene.server.refuseWrongly(call)
  await logIn(scene)
  await serve(scene, 'login')
  scene.wish('logout')
  await scene.pass(5000, () => {})
  await serve(scene, 'logout')
  const before = scene.server.truth.sent.length

  for (const call of scene.server.underWay()) scene.server.refuseWrongly(call)
  await scene.settle()

  expect(scene.wishes.at(-1)).toMatchObject({ kind: 'logout', answer: 'revoked' })
  expect(scene.server.truth.sent.length).toBe(before)
})

it('keeps a new session alive though a ping of the old one is answered after the renewal', async () => {
  const scene = await loggedIn({ ...plain, keepAlive: true, idleMs: 60_000 })
  await scene.pass(31_000, () => {})
  scene.wish('renew')
  await logIn(scene)
  await serve(scene, 'login')

  await serve(scene, 'touch')
  await scene.pass(31_000, () => {})

  expect(sent(scene, 'touch')).toEqual(['token-1', 'token-2'])
})

it('touches the new session when asked to, not the old one that is still being touched', async () => {
  const scene = await loggedIn(plain)
  scene.wish('keepAlive')
  await scene.settle()
  scene.wish('renew')
  await logIn(scene)
  await serve(scene, 'login')

  scene.wish('keepAlive')
  await scene.settle()

  expect(sent(scene, 'touch')).toEqual(['token-1', 'token-2'])
})

it('leaves no timer behind when a ping ends after logout began', async () => {
  const scene = await loggedIn({ ...plain, keepAlive: true, idleMs: 60_000 })
  await scene.pass(31_000, () => {})
  scene.wish('logout')
  await scene.settle()

  await serve(scene, 'touch')
  await serve(scene, 'logout')

  expect(scene.wishes.at(-1)).toMatchObject({ answer: 'revoked' })
  expect(scene.clock.sleeping()).toBe(0)
})

it.each([
  ['a call', 'fetch'],
  ['a warm-up', 'login'],
  ['a renewal', 'renew'],
] as const)('starts no login for %s whose caller has left already', async (_what, kind) => {
  const scene = interleaving(plain)

  scene.wish(kind, 'things', AbortSignal.abort())
  await scene.settle()

  expect(scene.wishes[0]).toMatchObject({ outcome: 'rejected', answer: { name: 'AbortError' } })
  expect(scene.vault()).toEqual([])
})

it('asks nobody for a one-time password when the question comes after logout was called', async () => {
  const scene = interleaving({ ...plain, asksOtp: true })
  const events: string[] = []
  scene.session.subscribe(({ type }) => events.push(type))
  scene.wish('login')
  await logIn(scene)
  scene.wish('logout')
  await scene.settle()

  await serve(scene, 'login')

  expect(scene.prompts()).toEqual([])
  expect(events).not.toContain('challenge')
  expect(scene.wishes.at(-1)).toMatchObject({ answer: 'already-ended' })
})

it('does not log out a session that a renewal was given once more', async () => {
  const scene = await loggedIn({ ...plain, grantsSameToken: true })
  scene.wish('renew')
  await logIn(scene)
  await serve(scene, 'login')

  scene.wish('logout')
  await scene.settle()

  expect(sent(scene, 'logout')).toEqual(['token-1'])
})

it('revokes a session that a transport without patience delivers long after it was given up', async () => {
  const scene = interleaving({ ...plain, isDeaf: true })
  scene.wish('login')
  await logIn(scene)
  await scene.pass(36_000, () => {})

  await serve(scene, 'login')

  expect(scene.wishes[0]).toMatchObject({ answer: { code: 'login-timed-out' } })
  expect(sent(scene, 'logout')).toEqual(['token-1'])
})

it('does not go on with a login that was given up, whatever its transport does', async () => {
  const scene = interleaving({ keepAlive: false, asksOtp: true, isDeaf: true })
  scene.wish('login')
  await logIn(scene)
  await serve(scene, 'login')
  const [prompt] = scene.prompts()
  scene.wish('logout')
  await scene.settle()

  prompt?.answer(scene.server.truth.newestOtp())
  await scene.settle()

  expect(sent(scene, 'login')).toHaveLength(1)
  expect(scene.wishes.map(({ outcome }) => outcome)).toEqual(['rejected', 'fulfilled'])
})
