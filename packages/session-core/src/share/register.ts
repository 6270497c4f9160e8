import type { Fail } from '../errors/session-error.ts'
import type { SessionContext } from '../session-context.ts'
import { bounded, storeError } from './bounded.ts'
import { decodeRecord } from './record/decode.ts'
import type { FleetRecord } from './record/record.ts'
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
  readonly context: Pick<SessionContext, 'clock' | 'fail'>
  readonly store: SharedStore
  readonly policy: SharePolicy
  readonly key: () => Promise<string>
  readonly sealer: Sealer
  /** The same text cannot have been written twice: what was seen first tells its age where the store's clock does not. */
  seen: Pick<View, 'text' | 'writtenAt'>
  /** What a swap did not find any more must not be read afterwards: the same decision would be taken for ever. */
  denied?: View | undefined
}

/** @throws SessionError `unreachable` without the store, `invalid-options` for a foreign record. */
export async function readRegister(register: Register): Promise<View> {
  const { context, denied, key, store } = register
  const name = await key()
  const sentAt = context.clock.monotonic()
  const stored = asStored(await bounded(register, (signal) => store.read(name, signal)), context.fail)
  register.denied = undefined
  if (denied && denied.text === stored?.text)
    throw storeError(context.fail, 'shows what a swap did not find: it must be read where it is written')
  return viewOf(register, stored, sentAt)
}

async function viewOf(register: Register, stored: Stored | undefined, sentAt: number): Promise<View> {
  if (!stored) return { text: undefined, record: decodeRecord('{}', sentAt), writtenAt: sentAt }

  const { text, ageMs } = stored
  const { plain, foreign } = await register.sealer.open(text)
  if (foreign !== undefined) {
    throw register.context.fail(
      'invalid-options',
      `The record of share.name cannot be read: ${foreign}. Check share.secret and versions.`,
    )
  }
  const { seen } = register
  const age = sentAt - Math.max(0, ageMs)
  const writtenAt = Math.min(age, seen.text === text ? seen.writtenAt : age)
  register.seen = { text, writtenAt }
  return { text, writtenAt, record: decodeRecord(plain ?? '{}', writtenAt) }
}

function asStored(value: unknown, fail: Fail): Stored | undefined {
  if (value === undefined || value === null) return undefined
  const { text, ageMs } = Object(value) as Partial<Stored>
  if (typeof text === 'string' && Number.isFinite(ageMs)) return { text, ageMs: Number(ageMs) }
  throw storeError(fail, 'answered a read with other than { text, ageMs }')
}
