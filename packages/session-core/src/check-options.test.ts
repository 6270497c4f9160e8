import { checkOptions, type OptionRules } from './check-options.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const rules: OptionRules = {
  url: { expects: 'a URL', accepts: (value) => URL.canParse(String(value)), required: true },
  retries: { expects: 'a number', accepts: (value) => typeof value === 'number' },
  nested: {
    options: { deep: { options: { max: { expects: 'true', accepts: (value) => value === true } } } },
  },
}
const url = 'https://host/'

const saying = (message: string): Error =>
  expect.objectContaining({ code: 'invalid-options', protocol: 'toy', message }) as Error

it.each([
  ['all there is', { url, retries: 1, nested: { deep: { max: true } } }],
  ['what is required', { url }],
  [
    'undefined for absent, also where the option is unknown',
    { url, retries: undefined, nested: { deep: undefined }, other: undefined },
  ],
])('takes %s', (_what, options) => {
  expect(() => checkOptions('toy', rules, options)).not.toThrow()
})

it.each<[string, unknown, string]>([
  ['a missing option', {}, 'The option url is missing: expected a URL.'],
  ['a wrong option', { url, retries: 'hidden' }, 'The option retries is wrong: expected a number.'],
  ['null', { url, retries: null }, 'The option retries is wrong: expected a number.'],
  [
    'an unknown option',
    { url, retires: 'hidden' },
    'The option retires is unknown. There are url, retries, nested.',
  ],
  [
    'a wrong option deep down',
    { url, nested: { deep: { max: 5 } } },
    'The option nested.deep.max is wrong: expected true.',
  ],
  [
    'an unknown option deep down',
    { url, nested: { deep: { min: 5 } } },
    'The option nested.deep.min is unknown. There are max.',
  ],
  [
    'a text for options',
    { url, nested: 'hidden' },
    'The option nested is wrong: expected an object with deep.',
  ],
  [
    'a list for options',
    { url, nested: ['hidden'] },
    'The option nested is wrong: expected an object with deep.',
  ],
  ['null for options', { url, nested: null }, 'The option nested is wrong: expected an object with deep.'],
  [
    'a name that every object has',
    { url, constructor: 1 },
    'The option constructor is unknown. There are url, retries, nested.',
  ],
  [
    'a name that would write on a terminal',
    { url, '\u{1B}[2J\n': 1 },
    'The option (not shown) is unknown. There are url, retries, nested.',
  ],
  ...['hunter2', 'Zx9!qW7#eR5$', 'eyJhbGciOiJIUzI1NiJ9', 'c2VjcmV0', 'a b', '', 'x'.repeat(31)].map(
    (name): [string, unknown, string] => [
      `nothing of a name that may be a secret: '${name}'`,
      { url, [name]: 1 },
      'The option (not shown) is unknown. There are url, retries, nested.',
    ],
  ),
  [
    'nothing of it deep down',
    { url, nested: { deep: { hunter2: 5 } } },
    'The option nested.deep.(not shown) is unknown. There are max.',
  ],
  ...['max_retries', 'time-out', 'passWord'].map((name): [string, unknown, string] => [
    `a name as options have it: ${name}`,
    { url, [name]: 'hidden' },
    `The option ${name} is unknown. There are url, retries, nested.`,
  ]),
  ['no options', undefined, 'The options are missing: expected an object with url, retries, nested.'],
  ['a text', 'hidden', 'The options are wrong: expected an object with url, retries, nested.'],
])('names %s, and says which of missing, unknown and wrong it is', (_what, options, message) => {
  expect(() => checkOptions('toy', rules, options)).toThrow(saying(message))
})

it('fails with nothing but an error of ours, whatever it is given', () => {
  const failureOf = (options: unknown): unknown => {
    try {
      checkOptions('toy', rules, options)
    } catch (error) {
      return error
    }
    return undefined
  }

  fc.assert(
    fc.property(fc.anything(), (options) => {
      expect([undefined, 'SessionError']).toContain((failureOf(options) as Error | undefined)?.name)
    }),
  )
})
