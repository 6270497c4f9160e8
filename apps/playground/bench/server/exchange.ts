import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request and its response; those of HTTP/2 are used like those of HTTP/1.1. */
export type Incoming = IncomingMessage
export type Outgoing = ServerResponse
export type Listener = (incoming: Incoming, outgoing: Outgoing) => void

/** Answers with a text that is JSON. */
export function reply(outgoing: Outgoing, status: number, text: string): void {
  outgoing.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length })
  outgoing.end(text)
}
