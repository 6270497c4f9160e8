import { expectThat } from '../law-failure.ts'
import type { FleetLaw, FleetLawSubject } from './fleet-law.ts'
import { setFleet } from './fleet-stage.ts'

const some = 4

/** Laws about who asks a person, and how often. */
export const fleetPromptLaws: readonly FleetLaw[] = [
  {
    name: 'one prompt serves the fleet',
    requires: ['challenge'],
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, server } = setFleet(subject)
      let prompts = 0
      const onChallenge = (): Promise<string> => {
        prompts += 1
        return Promise.resolve(server.challenges.at(-1) ?? '')
      }
      const processes = joinMany(some, { credentials: subject.credentials.challenged, onChallenge })

      expectThat(
        'every process is served',
        await callAll(processes),
        Array.from({ length: some }, () => '200'),
      )
      expectThat('one prompt, one mail', [prompts, server.challenges.length], [1, 1])
    },
  },
  {
    name: 'a prompt without a session backs off for the fleet',
    requires: ['challenge'],
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, passTime, server } = setFleet(subject)
      let prompts = 0
      const onChallenge = (): Promise<string> => {
        prompts += 1
        // The answer never arrives.
        server.failNext('drop')
        return Promise.resolve(server.challenges.at(-1) ?? '')
      }
      const processes = joinMany(3, { credentials: subject.credentials.challenged, onChallenge })
      for (const process of processes) await callAll([process])
      const atOnce = prompts
      await passTime(2100)
      await callAll(processes.slice(1, 2))

      expectThat('the others cause no mail', [atOnce, prompts], [1, 2])
    },
  },
  {
    name: 'who cannot ask a person rejects nothing for the others',
    requires: ['challenge'],
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, server } = setFleet(subject)
      const { challenged } = subject.credentials
      await callAll([join({ credentials: challenged })])
      const asked = join({
        credentials: challenged,
        onChallenge: () => Promise.resolve(server.challenges.at(-1) ?? ''),
      })

      expectThat('somebody who can is served', await callAll([asked]), ['200'])
    },
  },
  {
    name: 'those who cannot ask a person cause one mail',
    requires: ['challenge'],
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, joinMany, callAll, server } = setFleet(subject)
      const { challenged } = subject.credentials
      const together = await callAll(joinMany(some, { credentials: challenged }))
      const later = await callAll([join({ credentials: challenged })])

      const all = Array.from({ length: some + 1 }, () => 'challenge-unanswered')
      expectThat('all hear why', [...together, ...later], all)
      expectThat('one mail', server.challenges.length, 1)

      const able = join({
        credentials: challenged,
        onChallenge: () => Promise.resolve(server.challenges.at(-1) ?? ''),
      })
      expectThat('somebody who can is served at once', await callAll([able]), ['200'])
      expectThat('one more mail', server.challenges.length, 2)
    },
  },
]
