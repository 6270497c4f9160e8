import { expectThat } from '../law-failure.ts'
import { openRegister, openRegisters } from './register.ts'
import type { StoreLaw, StoreLawSubject } from './store-law.ts'

/** Laws about compare-and-swap, one call after the other. */
export const swapLaws: readonly StoreLaw[] = [
  {
    name: 'what was never written is not there',
    check: async (subject: StoreLawSubject): Promise<void> => {
      expectThat('a fresh key holds nothing', (await openRegister(subject).read()) ?? 'nothing', 'nothing')
    },
  },
  {
    name: 'what one way wrote the other one reads',
    check: async (subject: StoreLawSubject): Promise<void> => {
      const [writer, reader] = openRegisters(subject, 2)
      await writer?.swap(undefined, 'written')

      expectThat('both ways lead to one text', await reader?.text(), 'written')
    },
  },
  {
    name: 'a swap succeeds only from what is there',
    check: async (subject: StoreLawSubject): Promise<void> => {
      const { swap, text } = openRegister(subject)
      await swap(undefined, 'one')

      const outcomes = [await swap('other', 'two'), await swap(undefined, 'two'), await swap('one', 'two')]

      expectThat('a swap from another text, from nothing, from the text', outcomes, [false, false, true])
      expectThat('the last one is there', await text(), 'two')
    },
  },
  {
    name: 'a swap from a text does not succeed where nothing is',
    check: async (subject: StoreLawSubject): Promise<void> => {
      const { swap, read } = openRegister(subject)

      expectThat('a swap from a text that is not there', await swap('one', 'two'), false)
      expectThat('nothing is there', (await read()) ?? 'nothing', 'nothing')
    },
  },
  {
    name: 'a false swap changes nothing',
    check: async (subject: StoreLawSubject): Promise<void> => {
      const { swap, text } = openRegister(subject)
      await swap(undefined, 'one')
      await swap('other', 'two')

      expectThat('the text is as it was', await text(), 'one')
    },
  },
  {
    name: 'a swap that is sent again succeeds again',
    check: async (subject: StoreLawSubject): Promise<void> => {
      const { swap, text } = openRegister(subject)
      await swap(undefined, 'one')

      const again = [await swap(undefined, 'one'), await swap('one', 'two'), await swap('one', 'two')]

      expectThat('a client that resends hears yes', again, [true, true, true])
      expectThat('the text is written', await text(), 'two')
    },
  },
  {
    name: 'a swap that is sent again after a later write fails',
    check: async (subject: StoreLawSubject): Promise<void> => {
      const { swap, text } = openRegister(subject)
      await swap(undefined, 'one')
      await swap('one', 'two')
      await swap('two', 'three')

      expectThat('the time of that swap is over', await swap('one', 'two'), false)
      expectThat('the later write stays', await text(), 'three')
    },
  },
]
