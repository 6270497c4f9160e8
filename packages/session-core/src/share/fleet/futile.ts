import type { HeldGrant } from '../../grant/held-grant.ts'
import { changeUnled } from './change.ts'
import type { Fleet } from './fleet.ts'

/** A fresh session was refused like the one before. All who see the same one learn the same lesson. */
export async function noteFutile(fleet: Fleet, { sharedAs: id }: HeldGrant): Promise<void> {
  if (!id || fleet.futile?.id === id) return
  await changeUnled(fleet, (record) => {
    if (record.futile?.id === id) return undefined
    fleet.futile = { n: (record.futile?.n ?? 0) + 1, id, at: fleet.context.clock.monotonic() }
    return { ...record, futile: fleet.futile }
  })
}

/** A fresh session was accepted where the one before was refused. */
export async function noteUseful(fleet: Fleet): Promise<void> {
  if (!fleet.futile) return
  fleet.futile = undefined
  await changeUnled(fleet, (record) => record.futile && { ...record, futile: undefined })
}
