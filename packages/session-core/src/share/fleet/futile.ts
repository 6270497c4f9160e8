import type { HeldGrant } from '../../grant/held-grant.ts'
import { inBackground } from './background.ts'
import { change, type Fleet } from './fleet.ts'
import { freeRecord } from './lease.ts'

/** Logins that may be futile in a row, before the whole fleet has to wait. */
const mostFutile = 3

/** Whether a refusal may cause a login: one path that always refuses must not cost a login per process. */
export function mayRenew({ context, futile }: Fleet): boolean {
  if (!futile || futile.n < mostFutile) return true
  return context.clock.monotonic() >= futile.at + Math.min(1000 * 2 ** futile.n, 60_000)
}

/** A fresh session was refused like the one before. All who see the same one learn the same lesson. */
export function noteFutile(fleet: Fleet, { sharedAs: id }: HeldGrant): void {
  if (id === undefined || fleet.futile?.id === id) return
  inBackground(fleet, () =>
    change(fleet, (view) => {
      const record = freeRecord(fleet, view)
      if (!record || record.futile?.id === id) return undefined
      const futile = { n: (record.futile?.n ?? 0) + 1, id, at: fleet.context.clock.monotonic() }
      fleet.futile = futile
      return { ...record, futile }
    }),
  )
}

/** A fresh session was accepted where the one before was refused. */
export function noteUseful(fleet: Fleet): void {
  if (!fleet.futile) return
  fleet.futile = undefined
  inBackground(fleet, () =>
    change(fleet, (view) => {
      const record = freeRecord(fleet, view)
      return record?.futile && { ...record, futile: undefined }
    }),
  )
}
