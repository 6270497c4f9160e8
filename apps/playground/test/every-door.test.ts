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
/** These call what they are given, or ask it, by the very name that their types have for it. */
const plain = /^(?:withoutKey|readRetryAfter|decodeText)$/
const doors = entries
  .flatMap((entry) => Object.entries(entry) as [string, unknown][])
  .filter((named): named is [string, Door] => typeof named[1] === 'function' && !plain.test(named[0]))

const kinds = [undefined, null, 1, 'x', [], {}]
const bare =
  /destructure|reading '|is not a function|is not iterable|Cannot convert|is not an object|in operator/

/** What comes of it. A list of pages fails when it is read. */
async function enter(door: Door, given: unknown): Promise<void> {
  const isClass = String(door).startsWith('class')
  const outcome: unknown = await (isClass ? Reflect.construct(door, [given]) : door(given))
  if (Symbol.asyncIterator in Object(outcome)) await (outcome as AsyncGenerator).next()
}

describe.each(doors)('%s', (_name, door) => {
  it.each(kinds)('given %j and nothing else works, or says what it takes', async (given) => {
    const failure: unknown = await enter(door, given).catch((error: unknown) => error)

    expect(String(failure)).not.toMatch(bare)
  })
})
