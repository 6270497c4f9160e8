import { SessionError } from '../../errors/session-error.ts'
import { decodeRecord } from './decode.ts'
import { encodeRecord } from './encode.ts'
import type { FleetRecord } from './record.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const now = 1_000_000

/** Nothing that is meant: what another version's mistake, or whoever has the secret, may write. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', 'x', -1, 0, 0.5, 1e308, -1e308, [], {}, [null], { toString: 1 }),
  fc.constantFrom<unknown>('1e999', '-1e999').map((huge) => ({ huge })),
  fc.jsonValue({ maxDepth: 2 }),
)
const object = (...names: string[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    anything,
    fc.record(
      Object.fromEntries([...names, '__proto__', 'toString', 'later'].map((name) => [name, anything])),
      {
        requiredKeys: [],
      },
    ),
  )
const grant = [
  'id',
  'key',
  'ageMs',
  'quietMs',
  'accepted',
  'account',
  'subject',
  'notes',
  'idleMs',
  'lifetimeMs',
]
const record = fc.record(
  {
    epoch: anything,
    n: anything,
    rearms: anything,
    grant: object(...grant),
    lease: object('owner', 'leaseMs', 'ageMs'),
    failed: object('owner', 'of', 'code', 'message', 'retryable', 'vendor', 'prompts', 'ageMs'),
    leaving: fc.oneof(anything, fc.array(object(...grant, 'dueInMs'))),
    ended: fc.oneof(anything, fc.array(anything)),
    rejected: object('a', 'b'),
    spent: fc.oneof(anything, fc.array(anything)),
    futile: object('n', 'id', 'ageMs'),
    ['__proto__']: anything,
  },
  { requiredKeys: [] },
)

/** JSON has no such number, and reads one. */
const written = record.map((wire) =>
  JSON.stringify(wire).replaceAll(/\{"huge":"(-?1e999)"\}/g, (_found, huge: string) => huge),
)

/** All that a record holds, by what it has to be. */
function partsOf({ grant: held, lease, failed, futile, ...read }: FleetRecord) {
  const grants = [held, ...read.leaving.map((one) => one.grant)].filter((one) => one !== undefined)
  return {
    counts: [read.epoch, read.n, read.rearms],
    moments: [lease, failed, futile]
      .flatMap((one) => (one ? [one.at] : []))
      .concat(read.spent)
      .concat(grants.flatMap(({ issuedAt, activeAt }) => [issuedAt, activeAt])),
    dues: read.leaving.map(({ dueAt }) => dueAt),
    numbers: [lease?.leaseMs, failed?.prompts, futile?.n].concat(
      grants.flatMap(({ idleMs, lifetimeMs }) => [idleMs, lifetimeMs]),
    ),
    texts: [lease?.owner, failed?.owner].concat(grants.flatMap(({ id, subject }) => [id, subject])),
  }
}

it('reads whatever a record holds as what its fields are', () => {
  fc.assert(
    fc.property(written, (text) => {
      const read = decodeRecord(text, now)
      const { counts, moments, dues, numbers, texts } = partsOf(read)

      expect(counts.filter((count) => !(count >= 0 && count < Infinity))).toEqual([])
      expect(moments.filter((moment) => !(moment > -Infinity && moment <= now))).toEqual([])
      expect(dues.filter((due) => !(due >= now && due < Infinity))).toEqual([])
      expect(numbers.filter((number) => number !== undefined && !Number.isFinite(number))).toEqual([])
      expect(texts.filter((one) => one !== undefined && typeof one !== 'string')).toEqual([])
      expect(SessionError.from(read.failed)).toBeInstanceOf(SessionError)
      expect(() => encodeRecord(read, now)).not.toThrow()
      expect({}).not.toHaveProperty('later')
    }),
  )
})
