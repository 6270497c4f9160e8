import type { Operation } from './history.ts'
import { isLinearizable } from './linearizable.ts'
import { expect, it } from 'vitest'

const read = (text: string | undefined, began: number, ended: number): Operation => ({
  kind: 'read',
  text,
  began,
  ended,
})
const swap = (
  [expected, next, outcome]: readonly [string | undefined, string, boolean | 'unknown'],
  began: number,
  ended: number,
): Operation => ({ kind: 'swap', expected, next, outcome, began, ended })

it.each<readonly [string, boolean, readonly Operation[]]>([
  ['a read of nothing', true, [read(undefined, 1, 2)]],
  ['a read of what nobody wrote', false, [read('a', 1, 2)]],
  ['a write, then a read', true, [swap([undefined, 'a', true], 1, 2), read('a', 3, 4)]],
  ['a write, then a stale read', false, [swap([undefined, 'a', true], 1, 2), read(undefined, 3, 4)]],
  ['a read beside a write', true, [swap([undefined, 'a', true], 1, 4), read(undefined, 2, 3)]],
  ['two that create', false, [swap([undefined, 'a', true], 1, 4), swap([undefined, 'b', true], 2, 3)]],
  [
    'one that creates, one that is too late',
    true,
    [swap([undefined, 'a', true], 1, 4), swap([undefined, 'b', false], 2, 3)],
  ],
  ['a failure without a reason', false, [swap([undefined, 'a', false], 1, 2)]],
  ['a failure that wrote', false, [swap(['x', 'a', false], 1, 2), read('a', 3, 4)]],
  ['an unknown that happened', true, [swap([undefined, 'a', 'unknown'], 1, 2), read('a', 3, 4)]],
  ['an unknown that did not', true, [swap([undefined, 'a', 'unknown'], 1, 2), read(undefined, 3, 4)]],
  [
    'an unknown that happened later',
    true,
    [swap([undefined, 'a', 'unknown'], 1, 2), read(undefined, 3, 4), read('a', 5, 6)],
  ],
  [
    'reads that go back',
    false,
    [swap([undefined, 'a', true], 1, 2), swap(['a', 'b', true], 3, 8), read('b', 4, 5), read('a', 6, 7)],
  ],
])('%s: %s', (_what, expected, history) => {
  expect(isLinearizable(history)).toBe(expected)
})
