import { assertGiven } from '../assert-given.ts'
import type { OptionRule, OptionRules } from '../check-options.ts'
import { SessionError } from '../errors/session-error.ts'
import { ownSignal } from '../http/own-signal.ts'

/** How much of a long list is read. */
export interface PageOptions {
  /** Items per page: what the server is asked for, 1 to 1000. Default: 100. */
  readonly pageSize?: number | undefined
  /** Items in all: after so many the iteration ends, and no further page is asked for. Default: all. */
  readonly limit?: number | undefined
  /** Pages in all: one more is an error, so that no server keeps a program busy for ever. Default: 1000. */
  readonly maxPages?: number | undefined
  /** Ends the iteration, also within a page, with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** What one page brings, and where the next one is; undefined when this is the last. */
export interface Page<Item, Cursor> {
  /** In the server's order. */
  readonly items: readonly Item[]
  /** Where the next page begins. */
  readonly next: Cursor | undefined
}

/** Which list is read. */
export interface PagedList<Item, Cursor> {
  readonly protocol: string
  /** What is called, in the vendor's word: `certificate/search`. */
  readonly name: string
  /** Where the first page begins. */
  readonly first: Cursor
  /** Reads one page of at most so many items. */
  readonly read: (cursor: Cursor, size: number) => Promise<Page<Item, Cursor>>
}

/** The rules of these options. */
export const pageRules: OptionRules = {
  pageSize: whole(1000),
  limit: whole(Infinity),
  maxPages: whole(Infinity),
}

/** The items of a list, page after page; the next page is asked for when the last one is used up. */
export async function* paginate<Item, Cursor>(
  list: PagedList<Item, Cursor>,
  options: PageOptions,
): AsyncGenerator<Item, void, undefined> {
  assertGiven([list, options], 'paginate takes { protocol, name, first, read } and options')
  const { protocol, name, first, read } = list
  const { pageSize = 100, limit = Infinity, maxPages = 1000 } = options
  const signal = ownSignal(options.signal)
  let cursor = first
  let left = limit
  for (let pages = 0; pages < maxPages; pages += 1) {
    const { items, next } = await read(cursor, Math.min(pageSize, left))
    for (const item of items.slice(0, left)) {
      signal?.throwIfAborted()
      yield item
    }
    left -= items.length
    if (next === undefined || left <= 0) return
    cursor = next
  }
  const message = `${name} has more than ${maxPages} pages. Narrow the search, or raise maxPages.`
  throw new SessionError('unexpected-reply', { protocol, message })
}

function whole(most: number): OptionRule {
  return {
    expects: `a whole number${most === Infinity ? ', 1 or more' : ` from 1 to ${most}`}`,
    accepts: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most,
  }
}
