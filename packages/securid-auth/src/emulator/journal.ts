import type { Call } from './call.ts'
import type { SecurIdFault } from './faults.ts'

/** One request as it arrived, secrets and all, and what became of it. */
export interface SeenRequest {
  readonly method: string
  /** Path and query, as sent. */
  readonly path: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The first 10 000 characters. */
  readonly body: string
  /** What was answered, though it may have been lost on the way; 0 when the connection broke first. */
  readonly status: number
  /** The fault it met, if any. */
  readonly fault?: SecurIdFault
}

/** What came in. */
export interface Journal {
  /** All requests ever, also those no longer kept. */
  readonly count: () => number
  /** The last 1 000, oldest first. */
  readonly kept: () => readonly SeenRequest[]
  readonly write: (call: Call, status: number, fault: SecurIdFault | undefined) => void
  /** Forgets what is kept; the count goes on. */
  readonly clear: () => void
}

/** An empty journal. */
export function createJournal(): Journal {
  const most = 1000
  let entries: SeenRequest[] = []
  let count = 0

  return {
    count: () => count,
    kept: () => [...entries],
    write: ({ method, url, headers, body }, status, fault) => {
      count += 1
      entries.push({
        method,
        path: url.pathname + url.search,
        headers: Object.fromEntries(headers),
        body: body.slice(0, 10_000),
        status,
        ...(fault !== undefined && { fault }),
      })
      if (entries.length > most) entries.shift()
    },
    clear: () => {
      entries = []
    },
  }
}
