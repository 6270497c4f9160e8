import { expectThat } from '../law-failure.ts'
import { inTime } from '../turns.ts'
import { historyOf } from './history.ts'
import { isLinearizable } from './linearizable.ts'
import { openRegister, openRegisters } from './register.ts'
import type { StoreLaw, StoreLawSubject } from './store-law.ts'

const racers = 8
const workers = 4
const steps = 8

/** Laws about calls that happen at a time. */
export const raceLaws: readonly StoreLaw[] = [
  {
    name: 'of many that create, one does',
    check: async (subject: StoreLawSubject): Promise<void> => {
      const ways = openRegisters(subject, racers)
      const outcomes = await Promise.all(ways.map(({ swap }, index) => swap(undefined, `by ${index}`)))

      expectThat('one racer wins', outcomes.filter(Boolean).length, 1)
      expectThat('its text is there', await ways[0]?.text(), `by ${outcomes.indexOf(true)}`)
    },
  },
  {
    name: 'no write is lost',
    check: async (subject: StoreLawSubject): Promise<void> => {
      const ways = openRegisters(subject, workers)
      let name = 0
      const addOne = async ({ text, swap }: (typeof ways)[number]): Promise<void> => {
        for (;;) {
          const before = await text()
          name += 1
          // Every text is unique: to be told yes for somebody else's would lose a step.
          const next = `${Number((before ?? '0').split(' ', 1)[0]) + 1} ${name}`
          if (await swap(before, next)) return
        }
      }
      await Promise.all(
        ways.map(async (way) => {
          for (let step = 0; step < steps; step += 1) await addOne(way)
        }),
      )

      expectThat('every step counts', (await ways[0]?.text())?.split(' ', 1)[0], String(workers * steps))
    },
  },
  {
    name: 'whatever happens at a time could have happened one after the other',
    check: async (subject: StoreLawSubject): Promise<void> => {
      for (let seed = 1; seed <= (subject.histories ?? 200); seed += 1) {
        const history = await historyOf(openRegisters(subject, 3), seed)

        expectThat('a history has an order', isLinearizable(history) || history, true)
      }
    },
  },
  {
    name: 'an aborted call ends, and the text stays whole',
    check: async (subject: StoreLawSubject): Promise<void> => {
      const { swap, text, read } = openRegister(subject)
      await swap(undefined, 'one')
      const off = new AbortController()
      const calls = [swap('one', 'two', { signal: off.signal }), read(off.signal)]
      off.abort(new Error('Given up.'))

      await inTime('an aborted call ends', Promise.allSettled(calls))

      expectThat(
        'the text is the old one or the new one',
        ['one', 'two'].includes(String(await text())),
        true,
      )
    },
  },
]
