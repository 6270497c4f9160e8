import type { Owner } from '../../shared/lane.ts'
import type { VendorName } from '../../shared/vendor.ts'
import type { Happened } from './happened.ts'

/** One lane: a session's, one of its callers', or that of a process that shares it. */
export interface Row {
  readonly key: string
  readonly vendor: VendorName
  readonly kind: 'session' | 'caller' | 'process'
  readonly y: number
  readonly height: number
  /** What is written beside it; empty where there is no room. */
  readonly label: string
}

/** All rows, and where to find one. */
export interface Rows {
  readonly rows: readonly Row[]
  readonly rowOf: (owner: Pick<Owner, 'lane' | 'process'>, caller?: string) => Row | undefined
  readonly height: number
}

/** A session's lane, and the names of those who use it: its processes where several share it, or else its callers. */
interface SessionLane {
  readonly vendor: VendorName
  readonly kind: 'caller' | 'process'
  readonly users: readonly string[]
}

const sessionHeight = 26
const gap = 3
const air = 12

/** The height of a user's row: many users stand closer together. */
const userHeight = (count: number, room: number): number =>
  Math.max(4, Math.min(15, Math.floor(room / Math.max(count, 1)) - gap))

/** Lays a row for each session that did anything since `from`, and below it one for each of its users, in so many pixels. */
export function layRows(
  happened: Pick<Happened, 'calls' | 'exchanges'>,
  { from, room }: { readonly from: number; readonly room: number },
): Rows {
  const lanes = lanesOf(happened, from)
  let count = 0
  for (const { users } of lanes.values()) count += users.length
  const height = userHeight(count, room)
  const rows: Row[] = []
  let y = 0
  for (const [lane, { kind, users, vendor }] of lanes) {
    rows.push({ key: lane, vendor, kind: 'session', y, height: sessionHeight, label: lane })
    y += sessionHeight + gap
    for (const [index, user] of users.entries()) {
      const label = labelOf(user, { kind, index, count: users.length, height })
      rows.push({ key: `${lane} ${user}`, vendor, kind, y, height, label })
      y += height + gap
    }
    y += air
  }
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const rowOf: Rows['rowOf'] = ({ lane, process }, caller) => {
    const user = process ?? caller
    return byKey.get(user === undefined ? lane : `${lane} ${user}`)
  }
  return { rows, rowOf, height: Math.max(y - air, 0) }
}

function lanesOf(
  { calls, exchanges }: Pick<Happened, 'calls' | 'exchanges'>,
  from: number,
): ReadonlyMap<string, SessionLane> {
  const recent = [...exchanges, ...calls].filter(({ startedAt }) => startedAt >= from)
  const lanes = new Map<string, SessionLane>()
  for (const [lane, items] of Map.groupBy(recent, (item) => item.lane)) {
    const [first] = items
    if (first === undefined) continue

    const processes = namesOf(items.map(({ process }) => process))
    const callers = namesOf(items.map((item) => ('caller' in item ? item.caller : undefined)))
    const isShared = processes.length > 0
    lanes.set(lane, {
      vendor: first.vendor,
      kind: isShared ? 'process' : 'caller',
      users: isShared ? processes.toSorted(byNumber) : callers,
    })
  }
  return lanes
}

const namesOf = (names: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(names.filter((name) => name !== undefined)),
]

/** In the same order, whoever logged in first. */
const byNumber = (left: string, right: string): number => left.localeCompare(right, 'en', { numeric: true })

interface Place {
  readonly kind: SessionLane['kind']
  readonly index: number
  readonly count: number
  readonly height: number
}

const many = { caller: 'callers', process: 'processes' } as const

/** Every label where they fit; otherwise how many there are, once. */
function labelOf(user: string, { count, height, index, kind }: Place): string {
  if (height >= 11) return user
  return index === 0 ? `${count} ${many[kind]}` : ''
}
