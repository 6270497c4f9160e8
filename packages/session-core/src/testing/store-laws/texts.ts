import { expectThat } from '../law-failure.ts'
import { freshKey, openRegister, registerOf } from './register.ts'
import type { StoreLaw, StoreLawSubject } from './store-law.ts'

const longest = 65_536
const texts = [
  'a',
  'line\nline\r\nline',
  'tab\tquote"apostrophe\'back\\slash',
  '  spaces around  ',
  'äöü€漢字🎈',
  '1:2:3',
  's1.86400000.AAAAAAAA.BBBB',
  '-1',
  'null',
  '{}',
  'x'.repeat(longest),
]

/** Laws about what is kept, and under which name. */
export const textLaws: readonly StoreLaw[] = [
  {
    name: 'any text comes back exactly',
    check: async (subject: StoreLawSubject): Promise<void> => {
      for (const text of texts) {
        const register = openRegister(subject)
        await register.swap(undefined, text)

        expectThat('what was written is read', (await register.text()) === text || text.slice(0, 30), true)
        expectThat(
          'it can be swapped from',
          (await register.swap(text, 'next')) ? true : text.slice(0, 30),
          true,
        )
      }
    },
  },
  {
    name: 'keys do not mix',
    check: async (subject: StoreLawSubject): Promise<void> => {
      const fresh = freshKey()
      const keys = [
        '',
        ':',
        '{a}',
        '{b}',
        '/../x',
        '/x',
        '%2F',
        ' ',
        '*',
        '?',
        'ä',
        'a\u{308}',
        'A',
        'a',
        '.',
        '..',
        '\\',
        'x'.repeat(300),
      ]
      const store = subject.open()
      for (const key of keys) await registerOf(store, fresh + key).swap(undefined, `of ${key}`)

      const read = await Promise.all(keys.map((key) => registerOf(store, fresh + key).text()))

      expectThat(
        'each key has its own text',
        read,
        keys.map((key) => `of ${key}`),
      )
    },
  },
]
