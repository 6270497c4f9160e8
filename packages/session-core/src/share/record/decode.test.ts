import { decodeRecord } from './decode.ts'
import { encodeRecord } from './encode.ts'
import { expect, it } from 'vitest'

const grant = { id: 'a', key: null, ageMs: 5, quietMs: 2, accepted: true }

it('carries what a newer version put there, whatever it is, wherever it is', () => {
  const newer = { later: null, list: [1, { deep: true }] }
  const wire = {
    epoch: 1,
    n: 7,
    rearms: 0,
    spent: [3],
    ended: ['c'],
    rejected: { digest: 'credentials-rejected', digestMs: 'credentials-rejected' },
    ...newer,
    grant: { ...grant, ...newer },
    leaving: [{ ...grant, id: 'b', dueInMs: 9, ...newer }],
    lease: { owner: 'o', leaseMs: 9, ageMs: 4, ...newer },
    failed: { owner: 'o', code: 'unreachable', message: '', retryable: true, ageMs: 1, ...newer },
    futile: { n: 1, id: 'a', ageMs: 6, ...newer },
  }

  expect(JSON.parse(encodeRecord(decodeRecord(JSON.stringify(wire), 1000), 1000))).toEqual(wire)
})

it.each([
  ['subject', 7],
  ['notes', 'x'],
  ['notes', null],
  ['idleMs', '9'],
  ['lifetimeMs', null],
])('counts as absent what makes no sense: %s %j', (name, value) => {
  const read = decodeRecord(JSON.stringify({ grant: { ...grant, [name]: value } }), 1000)

  expect(read.grant).toMatchObject({ id: 'a', key: null, issuedAt: 995, activeAt: 998 })
  expect(read.grant).not.toHaveProperty(name)
})

it('takes a lease of an older version, which tells no age, for as old as its record', () => {
  const read = decodeRecord(JSON.stringify({ lease: { owner: 'o' } }), 1000)

  expect(read.lease).toEqual({ owner: 'o', at: 1000 })
})

it.each(['false', 1, {}, null, undefined])(
  'counts a grant as accepted only where that is true: %j',
  (accepted) => {
    const read = decodeRecord(JSON.stringify({ grant: { ...grant, accepted } }), 1000)

    expect(read.grant?.accepted).toBe(false)
  },
)
