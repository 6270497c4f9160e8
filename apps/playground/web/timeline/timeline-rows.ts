import type { VendorName } from '../../shared/vendor.ts'
import type { Happened } from './happened.ts'

/** One lane: a session's, or a caller's. */
export interface Row {
  readonly key: string
  readonly vendor: VendorName
  readonly kind: 'session' | 'caller'
  readonly y: number
  readonly height: number
  /** What is written beside it; empty where there is no room. */
  readonly label: string
}

/** All rows, and where to find one. */
export interface Rows {
  readonly rows: readonly Row[]
  readonly rowOf: (lane: string, caller?: string) => Row | undefined
  readonly height: number
}

const sessionHeight = 26
const gap = 3
const air = 12

/** The height of a caller's row: many callers stand closer together. */
const callerHeight = (count: number, room: number): number =>
  Math.max(4, Math.min(15, Math.floor(room / Math.max(count, 1)) - gap))

/** Lays a row for each session that did anything since `from`, and below it one for each of its callers, in so many pixels. */
export function layRows(
  { calls, exchanges }: Pick<Happened, 'calls' | 'exchanges'>,
  { from, room }: { readonly from: number; readonly room: number },
): Rows {
  const lanes = new Map<string, { readonly vendor: VendorName; readonly callers: Set<string> }>()
  for (const { lane, startedAt, vendor, ...each } of [...exchanges, ...calls]) {
    if (startedAt < from) continue
    const known = lanes.get(lane) ?? { vendor, callers: new Set<string>() }
    lanes.set(lane, known)
    if ('caller' in each) known.callers.add(each.caller)
  }

  let count = 0
  for (const { callers } of lanes.values()) count += callers.size
  const height = callerHeight(count, room)
  const rows: Row[] = []
  let y = 0
  for (const [lane, { callers, vendor }] of lanes) {
    rows.push({ key: lane, vendor, kind: 'session', y, height: sessionHeight, label: lane })
    y += sessionHeight + gap
    for (const [index, caller] of [...callers].entries()) {
      const label = labelOf(caller, { index, count: callers.size, height })
      rows.push({ key: `${lane} ${caller}`, vendor, kind: 'caller', y, height, label })
      y += height + gap
    }
    y += air
  }
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const rowOf = (lane: string, caller?: string): Row | undefined =>
    byKey.get(caller === undefined ? lane : `${lane} ${caller}`)
  return { rows, rowOf, height: Math.max(y - air, 0) }
}

interface Place {
  readonly index: number
  readonly count: number
  readonly height: number
}

/** Every label where they fit; otherwise how many there are, once. */
function labelOf(caller: string, { count, height, index }: Place): string {
  if (height >= 11) return caller
  return index === 0 ? `${count} callers` : ''
}
