import type { VendorName } from './vendor.ts'
import { isSessionError, type SessionEvent } from '@org/session-core'

/** What a session told, as it can be sent and printed. */
export interface RecordedEvent {
  readonly id: string
  readonly vendor: VendorName
  readonly lane: string
  readonly type: SessionEvent['type']
  /** Milliseconds since 1970. */
  readonly at: number
  readonly generation: number
  /** The rest in words: `reason first-use`. */
  readonly details: string
}

/** Everything of an event that is not its type and time, in words. */
export function detailsOf(event: SessionEvent): string {
  return Object.entries(event)
    .filter(([name]) => name !== 'type' && name !== 'at' && name !== 'generation')
    .map(([name, value]) => `${name} ${wordsOf(value)}`)
    .join(', ')
}

function wordsOf(value: unknown): string {
  if (isSessionError(value)) return `${value.code}: ${value.message}`
  return String(typeof value === 'number' ? Math.round(value) : value)
}
