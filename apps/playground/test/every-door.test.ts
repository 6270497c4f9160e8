import * as appviewx from '@org/appviewx-auth'
import * as certificates from '@org/appviewx-auth/certificates'
import * as appviewxEmulator from '@org/appviewx-auth/emulator'
import * as securid from '@org/securid-auth'
import * as securidEmulator from '@org/securid-auth/emulator'
import * as core from '@org/session-core'
import * as emulator from '@org/session-core/emulator'
import * as file from '@org/session-core/file'
import * as node from '@org/session-core/node'
import * as pool from '@org/session-core/pool'
import * as redis from '@org/session-core/redis'
import * as share from '@org/session-core/share'
import * as testing from '@org/session-core/testing'
import * as vendor from '@org/session-core/vendor'
import { describe, expect, it } from 'vitest'

type Door = (given: unknown) => unknown

const entries: readonly object[] = [
  appviewx,
  certificates,
  appviewxEmulator,
  securid,
  securidEmulator,
  core,
  emulator,
  file,
  node,
  pool,
  redis,
  share,
  testing,
  vendor,
]
/** They take a function, a text or a number, and what is none is told of as the language has it. */
const plain =
  /^(?:withoutKey|SessionError|LawFailure|readDate|refusesLogin|duration|numberAbove|wholeNumber|xmlFields)$/
const doors = entries
  .flatMap((entry) => Object.entries(entry) as [string, unknown][])
  .filter((named): named is [string, Door] => typeof named[1] === 'function')

const word = 'Sesame-77-open'
const cyclic: Record<string, unknown> = { password: word }
cyclic['self'] = cyclic

class Thing {
  readonly password = word
}

const kinds: readonly (readonly [what: string, given: unknown])[] = [
  ['undefined', undefined],
  ['null', null],
  ['a number', 1],
  ['no number', NaN],
  ['a bigint', 7n],
  ['a symbol', Symbol(word)],
  ['a text', 'x'],
  ['a long text', word.repeat(5000)],
  ['a list', []],
  ['an empty object', {}],
  ['an object that holds itself', cyclic],
  ['a frozen object', Object.freeze({ password: word })],
  ['an object without a prototype', Object.assign(Object.create(null) as object, { password: word })],
  ['an object of a class', new Thing()],
  ['a Map', new Map<unknown, unknown>([[Symbol(word), word]])],
  ['a date', new Date(0)],
  ['bytes', new Uint8Array(3)],
  ['a promise', Promise.resolve(word)],
]
const bare =
  /destructure|reading '|is not a function|is not iterable|Cannot convert|is not an object|in operator|call stack/

/** What comes of it. A list of pages fails when it is read. */
async function enter(door: Door, given: unknown): Promise<void> {
  const isClass = String(door).startsWith('class')
  const outcome: unknown = await (isClass ? Reflect.construct(door, [given]) : door(given))
  if (Symbol.asyncIterator in Object(outcome)) await (outcome as AsyncGenerator).next()
}

describe.each(doors)('%s', (name, door) => {
  it.each(kinds)('given %s and nothing else works, or says what it takes', async (_what, given) => {
    const failure: unknown = await enter(door, given).catch((error: unknown) => error)

    expect(String(failure)).not.toMatch(plain.test(name) ? word : bare)
    expect(String(failure)).not.toContain(word)
  })
})
