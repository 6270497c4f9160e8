import { expectThat } from '../law-failure.ts'
import { keysIn } from '../stage.ts'
import type { FleetLaw, FleetLawSubject } from './fleet-law.ts'
import { newSecret, setFleet } from './fleet-stage.ts'

/** What stands behind the header of a record. */
function bodyOf(text: string): string {
  return (text.split('.').at(-1) ?? '').replaceAll('-', '+').replaceAll('_', '/')
}

/** Laws about what the store gets to see, and who can read it. */
export const fleetRecordLaws: readonly FleetLaw[] = [
  {
    name: 'the store sees no secret',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, store } = setFleet(subject)
      const process = join()
      await callAll([process])
      const [text = ''] = store.texts.values()
      const seen = [...store.texts.keys(), text, atob(bodyOf(text))].join('\n')
      const secrets = [...subject.secrets, ...keysIn(process.guarded())].filter((text) => text.length > 3)

      expectThat(
        'nothing of it can be read there',
        secrets.filter((text) => seen.includes(text)),
        [],
      )
      expectThat('something is there', store.texts.size, 1)
    },
  },
  {
    name: 'the record of another session does not open',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, server, store } = setFleet(subject)
      await callAll([join()])
      const [text = ''] = store.texts.values()
      const moved = { ...store, read: () => Promise.resolve({ text, ageMs: 0 }), swap: store.swap }

      const outcomes = await callAll([join({ sharing: { name: 'another', store: moved } })])

      expectThat('it is not taken for its own', outcomes, ['invalid-options'])
      expectThat('no login is made', server.loginAttempts, 1)
    },
  },
  {
    name: 'a foreign secret overwrites nothing',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, server, store } = setFleet(subject)
      await callAll([join()])
      const before = [...store.texts]

      const outcomes = await callAll([join({ sharing: { secret: newSecret() } })])

      expectThat('it is told', outcomes, ['invalid-options'])
      expectThat(
        'nothing is overwritten, no login made',
        [[...store.texts], server.loginAttempts],
        [before, 1],
      )
    },
  },
  {
    name: 'secrets rotate without a login',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, passUntil, server, store } = setFleet(subject)
      const [old, fresh] = [newSecret(), newSecret()]
      await callAll([join({ sharing: { secret: old } })])
      const both = join({ sharing: { secret: [old, fresh] } })
      const swapped = join({ sharing: { secret: [fresh, old] } })
      const outcomes = await callAll([both, swapped])
      const before = [...store.texts.values()].join()
      swapped.session.rearm()
      await passUntil('the record is written anew', () => [...store.texts.values()].join() !== before)

      const last = await callAll([join({ sharing: { secret: fresh } })])

      expectThat('all are served', [...outcomes, ...last], ['200', '200', '200'])
      expectThat('by one login', server.loginAttempts, 1)
    },
  },
  {
    name: 'a damaged record is replaced',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, passTime, server, store } = setFleet(subject)
      await callAll([join()])
      const [[key = '', text = ''] = []] = store.texts
      await store.swap(
        key,
        { expected: text, next: `${text.slice(0, -9)}AAAAAAAAA`, keepMs: 60_000 },
        new AbortController().signal,
      )
      await passTime(1)

      expectThat('who comes is served', await callAll([join()]), ['200'])
      expectThat('by a login', server.loginAttempts, 2)
    },
  },
  {
    name: 'an accepted request asks the store nothing',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, store } = setFleet(subject)
      const process = join()
      await callAll([process])
      const before = store.calls
      for (let round = 0; round < 10; round += 1) await callAll(Array.from({ length: 10 }, () => process))

      expectThat('a hundred requests, no call', store.calls - before, 0)
    },
  },
]
