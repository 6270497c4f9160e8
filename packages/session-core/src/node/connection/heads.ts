import type { Socket } from 'node:net'

/** The heads of the answer that is awaited on a connection of HTTP/1.1: interim ones (1xx), and its own. */
export interface Heads {
  /** Of what may not be over; `undefined` where the answer's own status is known. */
  text: string | undefined
  /** 0 before there is one. */
  status: number
}

/**
 * Reads along. undici takes nobody's word before a head is whole, and none of a server that says 100 unasked, although
 * any client has to bear it (RFC 9110, 15.2): to undici, it says 102.
 */
export function watchHeads(socket: Socket, reading: () => void): Heads {
  const heads: Heads = { text: '', status: 0 }
  const read = socket.read.bind(socket) as (size?: number) => Buffer | null
  socket.read = (size) => {
    const piece = read(size)
    reading()
    if (piece && heads.text !== undefined) look(heads, heads.text, piece)
    return piece
  }
  return heads
}

/** The answer was complete: the next one has heads of its own. */
export function expectHeads(heads: Heads): void {
  heads.text = ''
  heads.status = 0
}

/** `H`, `1` and `2`. */
const [H, one, two] = [72, 49, 50]

function look(heads: Heads, begun: string, piece: Buffer): void {
  // Nearly all answers begin with their own head, and it costs next to nothing to see that.
  if (begun === '' && piece[0] === H && piece.length > 11 && piece[9] !== one) {
    heads.text = undefined
    heads.status = Number(piece.toString('latin1', 9, 12))
  } else lookOn(heads, begun, piece)
}

function lookOn(heads: Heads, begun: string, piece: Buffer): void {
  let at = begun.length
  let text = begun + piece.toString('latin1')
  for (let over = blank.exec(text); over; over = head.exec(text)) {
    // Where the piece begins in what is left.
    at -= over[0].length
    text = text.slice(over[0].length)
    heads.status = Number(statusLine.exec(text)?.[1] ?? 0)
    if (heads.status === 100) piece[11 - at] = two
    heads.text = heads.status < 200 && heads.status !== 101 ? text : undefined
    if (heads.text === undefined) return
  }
}

/** Any number of lines before a head are none. */
const blank = /^[\r\n]*/
const statusLine = /^HTTP\/1\.\d (\d{3})/
const head = /^[^]*?\n\r?\n/
