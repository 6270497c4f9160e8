/** What a head says, and what came behind it. */
export interface ReadHead {
  readonly status: number
  readonly rest: string
}

/** How long the heads of one answer may be, in bytes, with those that only announce it. */
const mostBytes = 16_384

/**
 * Reads the answer to a CONNECT piece by piece, up to its last head. Node would take the first 1xx for the answer; RFC
 * 9110, 15.2, has any number of them before it. No length that a head announces counts (9.3.6).
 *
 * @throws what has the code `HPE_INVALID` or `UND_ERR_HEADERS_OVERFLOW`.
 */
export function createHeadReader(): (piece: string) => ReadHead | undefined {
  let text = ''
  let room = mostBytes

  return (piece) => {
    text += piece
    if (!start.startsWith(text.slice(0, start.length))) throw unreadable
    for (let head = headOf(text); head !== undefined; head = headOf(text)) {
      room -= head.length
      text = text.slice(head.length)
      const status = statusOf(head)
      if (room >= 0 && (status >= 200 || status === 101)) return { status, rest: text }
    }
    if (text.length > room) throw overflow
    return undefined
  }
}

const start = 'HTTP/1.'
const statusLine = /^HTTP\/1\.\d (?<status>[1-9]\d\d)\s/

function headOf(text: string): string | undefined {
  return /^[^]*?\n\r?\n/.exec(text)?.[0]
}

function statusOf(head: string): number {
  const status = statusLine.exec(head)?.groups?.['status']
  if (status === undefined) throw unreadable
  return Number(status)
}

const unreadable = Object.assign(new Error('This is not HTTP/1.1.'), { code: 'HPE_INVALID' })
const overflow = Object.assign(new Error('The head is too long.'), { code: 'UND_ERR_HEADERS_OVERFLOW' })
