import type { Fail } from '../errors/session-error.ts'
import type { SessionContext } from '../session-context.ts'
import { bounded, storeError } from './bounded.ts'
import { decodeRecord } from './record/decode.ts'
import { encodeRecord } from './record/encode.ts'
import { emptyRecord, type FleetRecord } from './record/record.ts'
import type { Sealer } from './seal/sealer.ts'
import type { SharePolicy } from './share-options.ts'
import type { SharedStore, Stored, Swap } from './shared-store.ts'

/** One record as it was seen. */
export interface View {
  /** What a swap has to find; `undefined` for nothing. */
  readonly text: string | undefined
  readonly record: FleetRecord
  /** At the latest, in monotonic milliseconds. */
  readonly writtenAt: number
}

/** The one record of a fleet, sealed, behind a deadline of our own: clients queue, resend and hang. */
export interface Register {
  readonly read: () => Promise<View>
  /** Writes if nobody else did since; `undefined` when somebody did. An unknown outcome is looked up. */
  readonly swap: (from: View, record: FleetRecord) => Promise<View | undefined>
}

/** What a register is made from. */
export interface RegisterParts {
  readonly context: Pick<SessionContext, 'clock' | 'fail'>
  readonly store: SharedStore
  readonly policy: SharePolicy
  readonly key: () => Promise<string>
  readonly sealer: Sealer
}

/** @throws SessionError from its methods: `unreachable` without the store, `invalid-options` for a foreign record. */
export function createRegister(parts: RegisterParts): Register {
  const { context, store, policy, key, sealer } = parts
  const { clock, fail } = context
  // The same text cannot have been written twice: what was seen first tells its age where the store's clock does not.
  let seen: Pick<View, 'text' | 'writtenAt'> = { text: undefined, writtenAt: -Infinity }

  const viewOf = async (stored: Stored | undefined, sentAt: number): Promise<View> => {
    if (!stored) return { text: undefined, record: emptyRecord, writtenAt: sentAt }

    const { text, ageMs } = stored
    const opened = await sealer.open(text)
    if ('is' in opened && opened.is === 'foreign') {
      throw fail(
        'invalid-options',
        `The record of share.name cannot be read: ${opened.why}. Check share.secret and the versions.`,
      )
    }
    const age = sentAt - Math.max(0, ageMs)
    seen = { text, writtenAt: seen.text === text ? Math.min(seen.writtenAt, age) : age }
    const record = 'plain' in opened ? decodeRecord(opened.plain, seen.writtenAt) : emptyRecord
    return { ...seen, record }
  }

  // What a swap did not find any more must not be read afterwards: the same decision would be taken for ever.
  let denied: View | undefined
  const read = async (): Promise<View> => {
    const name = await key()
    const [sentAt, before] = [clock.monotonic(), denied]
    const stored = asStored(await bounded(parts, (signal) => store.read(name, signal)), fail)
    denied = undefined
    if (before && before.text === stored?.text)
      throw storeError(fail, 'shows what a swap did not find: it must be read where it is written')
    return viewOf(stored, sentAt)
  }

  return {
    read,
    swap: async (from, record) => {
      const next = { ...record, n: from.record.n + 1 }
      const writtenAt = clock.monotonic()
      const keepMs = Math.round(policy.keepMs)
      const text = await sealer.seal(encodeRecord(next, writtenAt), keepMs)
      if (!(await swapSurely(parts, read, { expected: from.text, next: text, keepMs }))) {
        denied = from
        return undefined
      }
      seen = { text, writtenAt }
      return { text, record: next, writtenAt }
    },
  }
}

/** Nobody knows whether a swap that failed happened: the store does. One that did not is sent once more. */
async function swapSurely(parts: RegisterParts, read: Register['read'], change: Swap): Promise<boolean> {
  const { context, store, key } = parts
  const name = await key()
  for (let isLast = false; ; isLast = true) {
    try {
      const isDone: unknown = await bounded(parts, (signal) => store.swap(name, change, signal))
      if (typeof isDone === 'boolean') return isDone
      throw storeError(context.fail, 'answered a swap with neither true nor false')
    } catch (error) {
      const { text } = await read()
      if (text !== change.expected) return text === change.next
      if (isLast) throw error
    }
  }
}

function asStored(value: unknown, fail: Fail): Stored | undefined {
  if (value === undefined || value === null) return undefined
  const { text, ageMs } = Object(value) as Partial<Stored>
  if (typeof text === 'string' && Number.isFinite(ageMs)) return { text, ageMs: Number(ageMs) }
  throw storeError(fail, 'answered a read with other than { text, ageMs }')
}
