import {
  aFunction,
  anyText,
  dictionary,
  duration,
  listOf,
  numberAbove,
  oneOf,
  orNull,
  readStrictly,
  record,
  text,
  wholeNumber,
  yesOrNo,
} from '@org/session-core/emulator'
import { describe, expect, it } from 'vitest'

const user = record({ username: text, password: text, note: anyText }, ['username', 'password'])
const rules = record({
  users: listOf(user),
  shape: oneOf('2026', '2020', '12.x', null),
  minutes: numberAbove(0, 'minutes'),
  count: wholeNumber(0, 99),
  ms: duration(1, Infinity),
  strict: yesOrNo,
  code: orNull(text),
  actions: dictionary(aFunction()),
})
const read = (value: unknown): unknown => readStrictly('Test: options', value, rules)

describe('A strict option', () => {
  it.each([
    [
      'unknown, and near to another',
      { useers: [] },
      "Test: options has no 'useers'. Did you mean 'users'? It knows users, shape",
    ],
    ['unknown, and near to none', { colour: 'red' }, "Test: options has no 'colour'. It knows users"],
    ['inherited by every object', { toString: 5 }, "Test: options has no 'toString'."],
    [
      'wrong',
      { shape: '2029' },
      "Test: options.shape must be one of '2026', '2020', '12.x', null, not '2029'.",
    ],
    ['nearly right', { shape: '12x' }, "not '12x'. Did you mean '12.x'?"],
    ['of another kind', { minutes: '5' }, "Test: options.minutes must be minutes above 0, not '5'."],
    ['out of bounds', { count: 100 }, 'Test: options.count must be a whole number from 0 to 99, not 100.'],
    [
      'longer than any word',
      { shape: 'x'.repeat(61) },
      "Test: options.shape must be one of '2026', '2020', '12.x', null, not this text.",
    ],
    ['no word for a screen', { shape: '\u{1B}[2J' }, 'null, not this text.'],
    [
      'named at length',
      { actions: { ['x'.repeat(61)]: 5 } },
      'options.actions[this text] must be a function',
    ],
    [
      'no number',
      { ms: NaN },
      'Test: options.ms must be a number of milliseconds from 1 to Infinity, not NaN.',
    ],
    ['yes in words', { strict: 'yes' }, "Test: options.strict must be one of true, false, not 'yes'."],
    ['empty', { code: '' }, "Test: options.code must be a text that is not empty, not ''."],
    ['no list', { users: {} }, 'Test: options.users must be a list, not an object.'],
    [
      'missing in a list',
      { users: [{ username: 'a', password: 'b' }, { username: 'a' }] },
      'Test: options.users[1].password must be a text that is not empty; it is missing.',
    ],
    ['unknown in a list', { users: [{ user: 'a' }] }, "Test: options.users[0] has no 'user'."],
    [
      'no function',
      { actions: { 'a/b': 5 } },
      "Test: options.actions['a/b'] must be a function, not a number.",
    ],
  ])('that is %s is a TypeError that says where, and what is allowed', (_what, value, message) => {
    expect(() => read(value)).toThrow(TypeError)
    expect(() => read(value)).toThrow(message)
  })

  it.each([
    [
      'a list with a hole in it',
      { users: Object.assign([], { 1: { username: 'a', password: 'b' } }) },
      'users[0] must be an object; it is missing.',
    ],
    ['a date', { users: [new Date(0)] }, 'users[0] must be an object, not a Date.'],
    ['a promise', { users: [Promise.resolve({})] }, 'users[0] must be an object, not a Promise.'],
    ['a map of actions', { actions: new Map() }, 'actions must be an object, not a Map.'],
    ['a date for a time', { ms: new Date(0) }, 'not a Date.'],
  ])('that is %s is told what it is', (_what, value, message) => {
    expect(() => read(value)).toThrow(TypeError)
    expect(() => read(value)).toThrow(message)
  })

  it('of which there are none says so', () => {
    expect(() => readStrictly('Test: user', 'admin', oneOf())).toThrow(
      "Test: user must be one of none at all, not 'admin'.",
    )
  })

  it('may be of a class, a module, or without any prototype', async () => {
    class Options {
      readonly count = 5
    }
    const module = (await import('./a-server.ts')) as object

    expect([new Options(), Object.assign(Object.create(null) as object, { count: 5 })].map(read)).toEqual([
      { count: 5 },
      { count: 5 },
    ])
    expect(() => read(module)).toThrow("has no 'address'")
  })

  it.each([null, undefined, [], 'text', 5])('%j is no options at all', (value) => {
    expect(() => read(value)).toThrow(/^Test: options must be an object(?:, not |; it is missing)/)
  })

  it('never prints what may be a secret', () => {
    const secret = ['s3', 'cret']

    expect(() => read({ users: [{ username: 'a', password: secret }] })).toThrow('not a list.')
    expect(() => read({ users: [{ username: 'a', password: 4711 }] })).toThrow('not a number.')
  })

  it('that is undefined was not given', () => {
    expect(read({ count: undefined, shape: null, strict: true })).toEqual({ shape: null, strict: true })
  })

  it('is read once: a later change of what was given changes nothing', () => {
    const given = { users: [{ username: 'a', password: 'b' }] }
    const options = read(given)
    given.users[0] = { username: 'c', password: 'd' }

    expect(options).toEqual({ users: [{ username: 'a', password: 'b' }] })
  })
})
