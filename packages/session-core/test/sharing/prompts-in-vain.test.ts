import { openScene } from './open-scene.ts'
import { expect, it } from 'vitest'

/** Each answers a prompt at once, and each answer is lost on its way. */
function inVain(processes: number) {
  const scene = openScene()
  const { server, start } = scene
  let prompts = 0
  const onChallenge = (): Promise<string> => {
    prompts += 1
    server.failNext('drop')
    return Promise.resolve(server.challenges.at(-1) ?? '')
  }
  const fleet = Array.from({ length: processes }, () => start({ username: 'otto', onChallenge }))
  /** One call after the other, in turn, an hour in all. */
  const callAll = async (): Promise<readonly string[]> => {
    const outcomes: string[] = []
    for (let round = 0; round * processes < 12; round += 1) {
      for (const process of fleet) {
        outcomes.push(await scene.ended(process.call()))
        await scene.clock.advance(300_000)
      }
    }
    return outcomes
  }
  return { ...scene, fleet, callAll, prompts: () => prompts }
}

it.each([1, 3])('three prompts that bring no session lock a fleet of %i', async (processes) => {
  const { callAll, fleet, prompts, server } = inVain(processes)

  const outcomes = await callAll()

  expect([prompts(), server.challenges.length]).toEqual([3, 3])
  expect(outcomes.slice(-processes)).toEqual(fleet.map(() => 'credentials-locked'))
})

it('rearm() of one lets all of them try again', async () => {
  const { callAll, fleet, prompts } = inVain(2)
  await callAll()

  fleet[0]?.session.rearm()
  await callAll()

  expect(prompts()).toBe(6)
})
