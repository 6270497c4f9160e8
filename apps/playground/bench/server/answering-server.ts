import type { Counts, Order } from './orders.ts'
import { createServer, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** A server in a process of its own, so that its work is not counted: it logs everybody in and answers 100 bytes. */
const answer = JSON.stringify({ data: 'x'.repeat(89) })

const never = { everyRequests: Infinity, times: 0 }
const none: Counts = { logins: 0, seen: 0, refused: 0 }
const alive = new Set<string>()
let counts = none
let expiry = never
let loginMs = 0

async function logIn(response: ServerResponse): Promise<void> {
  counts = { ...counts, logins: counts.logins + 1 }
  const token = crypto.randomUUID()
  if (loginMs > 0) await pause(loginMs)
  alive.add(token)
  reply(response, 200, JSON.stringify({ token }))
}

function serve(response: ServerResponse, authorization = ''): void {
  const seen = counts.seen + 1
  if (seen % expiry.everyRequests === 0 && seen / expiry.everyRequests <= expiry.times) alive.clear()

  const isKnown = alive.has(authorization.replace('Bearer ', ''))
  counts = { ...counts, seen, refused: counts.refused + Number(!isKnown) }
  if (isKnown) reply(response, 200, answer)
  else reply(response, 401, '{}')
}

function reply(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length }).end(text)
}

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    if (request.url === '/login') void logIn(response)
    else serve(response, request.headers.authorization)
  })
})

// Whoever waits for a turn keeps its connections.
server.keepAliveTimeout = 600_000

process.on('message', (order: Order) => {
  if (order.what === 'start') {
    counts = none
    alive.clear()
    expiry = order.expiry ?? never
    loginMs = order.loginMs ?? 0
  }
  process.send?.(counts)
})
process.on('disconnect', () => process.exit())

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') process.send?.(address.port)
})
