/** A request as it came in, credentials and all: redact it before you show it. */
export interface AppViewXSeenRequest {
  readonly method: string
  /** Path and query. */
  readonly path: string
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Of the reply that was sent; 0 while there is none, and for a connection that was lost before. */
  readonly status: number
}

/** A line of the journal that is still being written. */
export interface OpenEntry {
  readonly received: (body: string) => void
  readonly answered: (status: number) => void
}

/** The last requests, oldest first, and how many there were. */
export interface Journal {
  readonly arrived: (request: Request) => OpenEntry
  readonly entries: () => readonly AppViewXSeenRequest[]
  readonly count: () => number
  /** Forgets the entries, not the count. */
  readonly clear: () => void
}

const maxEntries = 1000
const maxBodyLetters = 16 * 2 ** 20

/** Keeps at most a thousand requests, and at most 16 Mi letters of bodies, but always the newest. */
export function createJournal(): Journal {
  const entries: (AppViewXSeenRequest & { body: string; status: number })[] = []
  let seen = 0

  const dropOldest = (): void => {
    let letters = entries.reduce((sum, { body }) => sum + body.length, 0)
    while (entries.length > 1 && (entries.length > maxEntries || letters > maxBodyLetters)) {
      letters -= entries.shift()?.body.length ?? 0
    }
  }

  return {
    arrived: ({ headers, method, url }) => {
      const { pathname, search } = new URL(url)
      const entry = {
        method,
        path: pathname + search,
        headers: Object.fromEntries(headers),
        body: '',
        status: 0,
      }
      entries.push(entry)
      seen += 1

      return {
        received: (body) => {
          entry.body = body
          dropOldest()
        },
        answered: (status) => {
          entry.status = status
        },
      }
    },
    entries: () => entries.map((entry) => ({ ...entry })),
    count: () => seen,
    clear: () => entries.splice(0),
  }
}
