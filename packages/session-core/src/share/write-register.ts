import { bounded, storeError } from './bounded.ts'
import { encodeRecord } from './record/encode.ts'
import type { FleetRecord } from './record/record.ts'
import { readRegister, type Register, type View } from './register.ts'
import { seal } from './seal/seal.ts'
import type { Swap } from './shared-store.ts'

/**
 * Writes if nobody else did since; `false` when somebody did. An unknown outcome is looked up.
 *
 * @throws SessionError `unreachable` without the store, `invalid-options` for a foreign record.
 */
export async function writeRegister(
  register: Register,
  from: View,
  record: FleetRecord,
): Promise<View | false> {
  const { context, policy, sealer } = register
  const next = { ...record, n: from.record.n + 1 }
  const writtenAt = context.clock.monotonic()
  const keepMs = Math.round(policy.keepMs)
  const text = await seal(sealer, encodeRecord(next, writtenAt), keepMs)
  if (!(await swapSurely(register, { expected: from.text, next: text, keepMs }))) {
    register.denied = from
    return false
  }
  register.seen = { text, writtenAt }
  return { text, record: next, writtenAt }
}

/** Nobody knows whether a swap that failed happened: the store does. One that did not is sent once more. */
async function swapSurely(register: Register, change: Swap): Promise<boolean> {
  const { context, store, key } = register
  const name = await key()
  for (let isLast = false; ; isLast = true) {
    try {
      const isDone: unknown = await bounded(register, (signal) => store.swap(name, change, signal))
      if (typeof isDone === 'boolean') return isDone
      throw storeError(context.fail, 'answered a swap with other than true or false')
    } catch (error) {
      const { text } = await readRegister(register)
      if (text !== change.expected) return text === change.next
      if (isLast) throw error
    }
  }
}
