import { copyHeaders } from '../../http/copy-headers.ts'
import type { OutgoingBody } from './outgoing-body.ts'

/** What headers are made from. */
export interface HeaderParts {
  readonly headers: HeadersInit | undefined
  readonly body: OutgoingBody
  readonly url: URL
}

/** Name, value, name, value: the caller's own, and those that the platform's `fetch` adds where they are missing. */
export function outgoingHeaders({ body, headers, url }: HeaderParts): string[] {
  const own = headers instanceof Headers ? headers : copyHeaders(headers)
  const list: string[] = []
  let missing = all
  own.forEach((value, name) => {
    // fetch has the host from the URL alone: another one would also be the name that the certificate must carry.
    if (name === 'host') return
    list.push(name, value)
    missing &= ~(marks[name] ?? 0)
  })

  if (missing & accept) list.push('accept', '*/*')
  if (missing & language) list.push('accept-language', '*')
  if (missing & agent) list.push('user-agent', 'node')
  if (missing & encoding) list.push('accept-encoding', missing & range ? codings(url) : 'identity')
  if (missing & type && body.type !== undefined) list.push('content-type', body.type)
  if (missing & length && body.length !== undefined) list.push('content-length', String(body.length))
  return list
}

const [accept, language, agent, encoding, type, length, range] = [1, 2, 4, 8, 16, 32, 64]
const all = 127
const marks: Readonly<Record<string, number>> = {
  accept,
  'accept-language': language,
  'user-agent': agent,
  'accept-encoding': encoding,
  'content-type': type,
  'content-length': length,
  range,
}

/** Like fetch: offer Brotli over TLS only. */
function codings({ protocol }: URL): string {
  return protocol === 'https:' ? 'br, gzip, deflate' : 'gzip, deflate'
}
