import { protocolName } from '../protocol-name.ts'
import { readPage } from './read-page.ts'
import type { Session } from '@org/session-core'
import {
  type CallOptions,
  checkCall,
  isObject,
  type PageOptions,
  pageRules,
  paginate,
} from '@org/session-core/vendor'

/** What is searched for, and how much of it is read. */
export interface CertificateSearch<Item = unknown> extends CallOptions<Item>, PageOptions {
  /**
   * `{ category: 'Server', keywordSearch: { 'subject:cn': 'www.shop.example' } }` (AppViewX 2026.1.0, search). A field that is
   * `undefined` is left out, and filters nothing.
   */
  readonly input: Readonly<Record<string, unknown>>
  /** `{ sortColumn: 'commonName', sortOrder: 'asc' }`; `max` and `start` are set for each page. */
  readonly filter?: Readonly<Record<string, unknown>> | undefined
}

const action = 'certificate/search'
const anObject = { expects: 'an object', accepts: isObject }
const rules = { input: { ...anObject, required: true }, filter: anObject, ...pageRules }

/**
 * The certificates that a search finds (`certificate/search`), page after page: `for await` asks for the next page when
 * it is needed, and `break` ends it. `schema` reads each certificate. A search that finds nothing is empty.
 *
 * @throws SessionError `invalid-options` at once; while iterating what `callAction` throws, and `unexpected-reply` beyond
 *   `maxPages`. `signal` ends the iteration with its reason.
 * @example
 * ```ts
 * import { appViewXCredentialsFromEnv, createAppViewXSession } from '@org/appviewx-auth'
 * import { searchCertificates } from '@org/appviewx-auth/certificates'
 *
 * await using session = createAppViewXSession(appViewXCredentialsFromEnv())
 * for await (const certificate of searchCertificates(session, { input: { category: 'Server' }, limit: 500 })) {
 *   console.log(certificate)
 * }
 * ```
 */
export function searchCertificates<Item = unknown>(
  session: Pick<Session, 'fetch'>,
  search: CertificateSearch<Item>,
): AsyncGenerator<Item, void, undefined> {
  checkCall(protocolName, { rules, answers: [] }, search)
  const { input, filter } = search

  return paginate<Item, number>(
    {
      protocol: protocolName,
      name: action,
      first: 1,
      read: async (start, size) => {
        // The vendor's pages and clients send both numbers as texts; `start` counts from 1.
        const json = { input, filter: { ...filter, max: String(size), start: String(start) } }
        const { items, fields } = await readPage(session, { action, json }, search)
        const read = start - 1 + items.length
        // A total below what was read is none, nor is one that is no number: then the empty page is the end.
        const isLast = items.length === 0 || read === countOf(fields['totalRecords'])
        return { items, next: isLast ? undefined : read + 1 }
      },
    },
    search,
  )
}

/** A number, or its digits; nothing that JavaScript takes for one, as it takes null for 0. */
function countOf(value: unknown): number | undefined {
  return typeof value === 'number' || /^\d+$/.test(String(value)) ? Number(value) : undefined
}
