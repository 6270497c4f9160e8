import { isSessionError } from '../errors/session-error.ts'
import type { SessionContext } from '../session-context.ts'
import { setAlarm } from '../time/alarm.ts'
import { waitFor } from '../time/wait-for.ts'
import { decodeRecord } from './record/decode.ts'
import { encodeRecord } from './record/encode.ts'
import { emptyRecord, type FleetRecord } from './record/record.ts'
import type { Sealer } from './seal/sealer.ts'
import type { SharePolicy } from './share-options.ts'
import type { SharedStore, Stored } from './shared-store.ts'

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

  const read = async (): Promise<View> => {
    const name = await key()
    const sentAt = clock.monotonic()
    const stored: unknown = await bounded(parts, (signal) => store.read(name, signal))
    return viewOf(asStored(stored, fail), sentAt)
  }

  return {
    read,
    swap: async (from, record) => {
      const name = await key()
      const next = { ...record, n: from.record.n + 1 }
      const writtenAt = clock.monotonic()
      const keepMs = Math.round(policy.keepMs)
      const text = await sealer.seal(encodeRecord(next, writtenAt), keepMs)
      const change = { expected: from.text, next: text, keepMs }
      try {
        const isDone: unknown = await bounded(parts, (signal) => store.swap(name, change, signal))
        if (isDone === false) return undefined
        if (isDone !== true)
          throw fail('unreachable', 'The shared store answered a swap with neither true nor false.')
      } catch {
        // Nobody knows whether it happened: the store does.
        if ((await read()).text !== text) return undefined
      }
      seen = { text, writtenAt }
      return { text, record: next, writtenAt }
    },
  }
}

/** One call of the store, given up after its time; what it brings afterwards is nobody's. */
async function bounded<Reply>(
  { context: { clock, fail }, policy: { storeDeadlineMs } }: RegisterParts,
  call: (signal: AbortSignal) => Promise<Reply>,
): Promise<Reply> {
  const off = new AbortController()
  const late = fail('unreachable', `The shared store did not answer within ${storeDeadlineMs} ms.`)
  const cancel = setAlarm(clock, storeDeadlineMs, () => off.abort(late))
  try {
    return await waitFor((async () => call(off.signal))(), off.signal)
  } catch (cause) {
    if (isSessionError(cause)) throw cause
    throw fail('unreachable', 'The shared store failed; see cause.', { cause })
  } finally {
    cancel()
  }
}

function asStored(value: unknown, fail: SessionContext['fail']): Stored | undefined {
  if (value === undefined || value === null) return undefined
  const { text, ageMs } = Object(value) as Partial<Stored>
  if (typeof text === 'string' && typeof ageMs === 'number' && !Number.isNaN(ageMs)) return { text, ageMs }
  throw fail('unreachable', 'The shared store answered with something other than { text, ageMs }.')
}
