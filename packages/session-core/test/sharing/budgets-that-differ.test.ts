import { openScene } from './open-scene.ts'
import { expect, it } from 'vitest'

it('who counts a shorter time forgets nothing for who counts a longer one', async () => {
  const { server, start, ended, pass, passUntil } = openScene()
  const policy = (max: number, perMs: number): object => ({ policy: { loginBudget: { max, perMs } } })
  const [long, short] = [start(policy(3, 600_000)), start(policy(3, 1000))]
  await passUntil(() => [long, short].every(({ outcome }) => outcome() !== undefined))
  for (const one of [short, short, short]) {
    await pass(2000)
    await ended(one.session.renew().then(() => 'renewed'))
  }

  // What is there already comes first.
  await ended(long.session.renew().then(() => 'adopted'))
  const last = long.session.renew().then(
    () => 'renewed',
    (error: unknown) => (error as { readonly code: string }).code,
  )

  expect([await ended(last), server.loginAttempts]).toEqual(['login-budget-spent', 4])
})
