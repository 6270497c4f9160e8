import type { Owner } from '../lane.ts'
import type { RecordedEvent } from '../recorded-event.ts'
import { isSessionError, type SessionEvent } from '@org/session-core'

/** An event with all its fields, as it can be sent; `redact` goes over every text. */
export function serializeEvent(
  event: SessionEvent,
  owner: Owner & { readonly id: string },
  redact: (text: string) => string,
): RecordedEvent {
  const fields = Object.entries(event).map(([name, value]) => [name, serialize(value, redact)])
  // The entries of a union's member lose their types on the way through `Object.entries`.
  return {
    ...owner,
    ...(Object.fromEntries(fields) as Omit<RecordedEvent, keyof Owner | 'id'>),
  } as RecordedEvent
}

function serialize(value: unknown, redact: (text: string) => string): unknown {
  if (value instanceof Date) return value.getTime()
  if (isSessionError(value)) return { code: value.code, message: redact(value.message) }
  return typeof value === 'string' ? redact(value) : value
}
