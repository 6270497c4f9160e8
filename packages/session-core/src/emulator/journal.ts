/** A request as it came in, credentials and all: redact it before you show it. */
export interface SeenRequest<Fault extends string = string> {
  readonly method: string
  /** Path and query, as sent. */
  readonly path: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** What was answered, though it may have been lost on the way; 0 while there is no answer, and for `drop`. */
  readonly status: number
  /** The fault it met, if any. */
  readonly fault?: Fault
  /** What the server, or a handler of your own, threw in place of an answer. */
  readonly error?: unknown
}

/** A line of the journal that is still being written. */
export type OpenEntry<Fault extends string> = {
  -readonly [Name in keyof SeenRequest<Fault>]: SeenRequest<Fault>[Name]
}

/** The last requests, oldest first, and how many there were. */
export interface Journal<Fault extends string> {
  readonly open: (request: Request, fault: Fault | undefined) => OpenEntry<Fault>
  /** Enters the body, which comes later. */
  readonly received: (entry: OpenEntry<Fault>, body: string) => void
  readonly entries: () => readonly SeenRequest<Fault>[]
  readonly count: () => number
  /** Forgets the entries, not the count. */
  readonly clear: () => void
}

const most = 1000
const mostCharacters = 16 * 2 ** 20

/** Keeps at most a thousand requests, and at most 16 Mi characters of addresses and bodies, but always the newest. */
export function createJournal<Fault extends string>(): Journal<Fault> {
  const entries: OpenEntry<Fault>[] = []
  let seen = 0

  /** Never less than there are: counted anew only when it says too many. */
  let characters = 0

  const dropOldest = (): void => {
    while (entries.length > most) entries.shift()
    if (characters <= mostCharacters) return

    characters = entries.reduce((sum, entry) => sum + charactersOf(entry), 0)
    while (entries.length > 1 && characters > mostCharacters) characters -= charactersOf(entries.shift())
  }

  return {
    open: ({ headers, method, url }, fault) => {
      const { pathname, search } = new URL(url)
      const entry: OpenEntry<Fault> = {
        method,
        path: pathname + search,
        headers: Object.fromEntries(headers),
        body: '',
        status: 0,
        ...(fault !== undefined && { fault }),
      }
      entries.push(entry)
      seen += 1
      characters += charactersOf(entry)
      dropOldest()
      return entry
    },
    received: (entry, body) => {
      entry.body = body
      characters += body.length
      dropOldest()
    },
    entries: () => entries.map((entry) => ({ ...entry })),
    count: () => seen,
    clear: () => {
      entries.length = 0
    },
  }
}

const charactersOf = (entry: Pick<SeenRequest, 'body' | 'path'> | undefined): number =>
  entry === undefined ? 0 : entry.path.length + entry.body.length
