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

/** Which certificates are listed, and how much is read. */
export interface CertificateList<Item = unknown> extends CallOptions<Item>, PageOptions {
  /** Criteria in the vendor's words; `limit` is set for each page (AppViewX 2024.1.0, certificate/list). */
  readonly searchOptions?: Readonly<Record<string, unknown>> | undefined
}

const action = 'certificate/list'
const rules = { searchOptions: { expects: 'an object', accepts: isObject }, ...pageRules }

/**
 * The inventory (`certificate/list`), page after page by `nextPageToken`; otherwise as `searchCertificates`.
 *
 * @throws SessionError as `searchCertificates` does.
 * @example
 * ```ts
 * import { appViewXCredentialsFromEnv, createAppViewXSession } from '@org/appviewx-auth'
 * import { listCertificates } from '@org/appviewx-auth/certificates'
 *
 * await using session = createAppViewXSession(appViewXCredentialsFromEnv())
 * for await (const certificate of listCertificates(session)) console.log(certificate)
 * ```
 */
export function listCertificates<Item = unknown>(
  session: Pick<Session, 'fetch'>,
  list: CertificateList<Item> = {},
): AsyncGenerator<Item, void, undefined> {
  checkCall(protocolName, { rules, answers: [] }, list)

  return paginate<Item, string | number | undefined>(
    {
      protocol: protocolName,
      name: action,
      first: undefined,
      read: async (nextPageToken, size) => {
        const payload = { nextPageToken, searchOptions: { ...list.searchOptions, limit: size } }
        const { items, fields } = await readPage(session, { action, json: { payload } }, list)
        const { nextPageToken: next } = fields
        // One that leads to itself, and to nothing, leads nowhere.
        const isLast = !isToken(next) || (items.length === 0 && next === nextPageToken)
        return { items, next: isLast ? undefined : next }
      },
    },
    list,
  )
}

/** A text or a number, sent again as it came. */
function isToken(value: unknown): value is string | number {
  return (typeof value === 'string' || typeof value === 'number') && Boolean(value)
}
