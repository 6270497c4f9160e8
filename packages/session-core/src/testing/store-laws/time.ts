import { expectThat } from '../law-failure.ts'
import { openRegister, pass } from './register.ts'
import type { StoreLaw, StoreLawSubject } from './store-law.ts'

/** What a busy machine may add to a moment, in milliseconds. */
const slackMs = 150
const waitMs = 900
const keepMs = 1800

/** Laws about ages, and about what a silent fleet leaves behind. */
export const timeLaws: readonly StoreLaw[] = [
  {
    name: 'a text has an age that grows',
    check: async (subject: StoreLawSubject): Promise<void> => {
      const { swap, read } = openRegister(subject)
      const since = performance.now()
      await swap(undefined, 'one')
      const young = (await read())?.ageMs ?? -1
      const tookMs = performance.now() - since
      await pass(subject, waitMs)
      const old = (await read())?.ageMs ?? -1

      expectThat('an age is never negative', young >= 0, true)
      expectThat('what was just written is young', young < waitMs + tookMs, true)
      expectThat('time makes it older', old >= waitMs - slackMs && old > young, true)
    },
  },
  {
    name: 'a write makes it young again',
    check: async (subject: StoreLawSubject): Promise<void> => {
      const { swap, read } = openRegister(subject)
      await swap(undefined, 'one')
      await pass(subject, waitMs)
      const since = performance.now()
      await swap('one', 'two')
      const young = (await read())?.ageMs ?? Infinity
      const tookMs = performance.now() - since

      expectThat('the age is that of the newest write', young < Math.max(waitMs, tookMs + slackMs), true)
    },
  },
  {
    name: 'a text is there for as long as it is to be kept, and then is gone',
    check: async (subject: StoreLawSubject): Promise<void> => {
      const { swap, text, before, renewed } = await renewInTime(subject)
      await pass(subject, keepMs)

      expectThat('before its time it is there', before, 'one')
      expectThat('a write begins its time anew', renewed, 'two')
      expectThat('afterwards it is gone', (await text()) ?? 'gone', 'gone')
      expectThat(
        'and a new one can be written where nothing is',
        await swap(undefined, 'three', { keepMs }),
        true,
      )
    },
  },
]

/** A text that is read within its time, and again within the time that a write gave it. A busy machine begins anew. */
async function renewInTime(
  subject: StoreLawSubject,
  tries = 5,
): Promise<ReturnType<typeof openRegister> & Record<'before' | 'renewed', string | undefined>> {
  const register = openRegister(subject)
  const { swap, text } = register
  const since = performance.now()
  await swap(undefined, 'one', { keepMs })
  await pass(subject, keepMs / 2)
  const before = await text()
  const between = performance.now()
  await swap('one', 'two', { keepMs })
  const isLate = performance.now() - since >= keepMs
  await pass(subject, (keepMs * 2) / 3)
  const renewed = await text()
  const isLateAgain = performance.now() - between >= keepMs
  if (tries > 1 && (isLate || isLateAgain)) return renewInTime(subject, tries - 1)
  return { ...register, before, renewed }
}
