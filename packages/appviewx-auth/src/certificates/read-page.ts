import { callAction } from '../call/call-action.ts'
import { protocolName } from '../protocol-name.ts'
import { isSessionError, parseReplyAsync, type Session, SessionError } from '@org/session-core'
import { type CallOptions, fieldsOf, isObject, waitFor } from '@org/session-core/vendor'

/** What a page brings: its items, each read through the schema, and the fields beside them. */
export interface ReadPage<Item> {
  readonly items: readonly Item[]
  readonly fields: Readonly<Record<string, unknown>>
}

/** Which page is read: an action, and what it is sent. */
export interface PageRequest {
  readonly action: string
  readonly json: unknown
}

/** Reads one page: the list in its answer, which a search wraps once more. Nothing found is an empty page. */
export async function readPage<Item>(
  session: Pick<Session, 'fetch'>,
  { action, json }: PageRequest,
  { schema, signal, retry }: CallOptions<Item>,
): Promise<ReadPage<Item>> {
  const result = await callAction(session, action, { json, signal, retry }).catch(ifNothingFound)
  const outer = fieldsOf(result)
  const fields = Array.isArray(outer['response']) ? outer : { ...outer, ...fieldsOf(outer['response']) }
  const list = listIn(result, fields)
  if (list === undefined) {
    const message = `The ${action} answer holds no list. Read it with callAction, and check url.`
    throw new SessionError('unexpected-reply', { protocol: protocolName, message, vendor: { status: 200 } })
  }

  const source = { protocol: protocolName, what: action, status: 200 }
  const read = schema && Promise.all(list.map((item) => parseReplyAsync(source, schema, item)))
  const items = read ? await waitFor(read, signal) : list
  return { items: items as Item[], fields }
}

/**
 * `objects`, as a search names it, be it empty; elsewhere the first list that holds objects: others tell of columns. Where
 * something else stands in its place it is none, and no empty one.
 */
function listIn(result: unknown, fields: ReadPage<unknown>['fields']): readonly unknown[] | undefined {
  const { objects } = fields
  if (Array.isArray(objects)) return objects as unknown[]
  const lists = [result, ...Object.values(fields)].filter((value) =>
    Array.isArray(value),
  ) as readonly unknown[][]
  const isElse = Boolean(objects) || (Boolean(result) && typeof result !== 'object')
  return isElse ? undefined : (lists.find((list) => list.some(isObject)) ?? lists[0] ?? [])
}

/**
 * A search without a result is a refusal to AppViewX: a 404, or a sentence in a 200 (2020.3.0, CERT status codes and response
 * structure).
 */
function ifNothingFound(error: unknown): object {
  const { status, code, message = '' } = { ...(isSessionError(error) && error.vendor) }
  const saysSo = (status === 200 || status === 404) && nothingFound.test(message)
  if (code === 'NO_RECORDS_FOUND' || saysSo) return {}
  throw error
}

const nothingFound = /^no (?:matching )?records (?:were )?found\b/i
