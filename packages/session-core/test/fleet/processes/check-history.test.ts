import { wrongInHistory } from './check-history.ts'
import type { HistoryLine } from './history.ts'
import { describe, expect, it } from 'vitest'

/** `who what about by`, one after the other. */
const told = (...lines: readonly string[]): readonly HistoryLine[] =>
  lines.map((line, at) => {
    const [who = '', what = '', about = '', by = ''] = line.split(' ', 4)
    return { at, who, what, ...(about && { about }), ...(by && { by }) }
  })

const joined = ['p0 joined ann', 'p1 joined ann', 'server login ann', 'server opened t1 ann'] as const

describe('The checker of histories', () => {
  it('finds nothing wrong with one login that serves all', () => {
    const history = told(
      ...joined,
      'world rests',
      'server served t1 p0',
      'server served t1 p1',
      'p0 200 - asked',
    )

    expect(wrongInHistory(history)).toEqual([])
  })

  it.each<[string, readonly string[]]>([
    ['2 logins for 1 reasons', [...joined, 'server login ann']],
    ['2 logins for 1 reasons', [...joined, 'server login ann', 'world expired']],
    ['ann/wrong was rejected 2 times', ['server rejected ann/wrong', 'server rejected ann/wrong']],
    // Who was stopped on purpose tells of it, too: that is one reason.
    [
      '3 logins for 2 reasons',
      [...joined, 'world stopped', 'server login ann', 'server login ann', 'p0 stalled 3'],
    ],
    ['a call of p0 ended in 401', [...joined, 'p0 401 - asked']],
    ['a call of p0 ended in login-timed-out', [...joined, 'p0 login-timed-out - asked']],
    ['p1 logged in after', [...joined, 'p1 200 - asked', 'p0 ended-for-all', 'p1 login-started']],
    ['p1 was served by t1', ['p1 joined bob', 'server opened t1 ann', 'server served t1 p1']],
    [
      '2 sessions are used at rest',
      [...joined, 'server opened t2 ann', 'world rests', 'server served t1 p0', 'server served t2 p1'],
    ],
    ['1 sessions are left over', [...joined, 'server opened t2 ann', 'world rests', 'server served t1 p0']],
  ])('says: %s', (wrong, lines) => {
    expect(wrongInHistory(told(...lines))).toEqual([expect.stringContaining(wrong)])
  })

  it.each<[string, readonly string[]]>([
    ['an expiry', [...joined, 'world expired', 'server login ann']],
    ['a process that a busy machine let stand still', [...joined, 'server login ann', 'p0 stalled 3']],
    ['a kill', ['server rejected ann/wrong', 'world killed', 'server rejected ann/wrong']],
    [
      'a session that died with its process',
      [
        ...joined,
        'world killed',
        'server login ann',
        'server opened t2 ann',
        'world rests',
        'server served t2 p1',
      ],
    ],
  ])('excuses %s', (_what, lines) => {
    expect(wrongInHistory(told(...lines))).toEqual([])
  })
})
