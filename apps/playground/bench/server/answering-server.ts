import { type Incoming, type Outgoing, reply } from './exchange.ts'
import { countBytes, sendBytes } from './large-bodies.ts'
import { listen } from './listen.ts'
import type { Counts, Order } from './orders.ts'
import { setTimeout as pause } from 'node:timers/promises'

/** A server in a process of its own, so that its work is not counted: it logs everybody in and answers 100 bytes. */
const answer = JSON.stringify({ data: 'x'.repeat(89) })

const never = { everyRequests: Infinity, times: 0 }
const none: Counts = { logins: 0, seen: 0, refused: 0 }
const alive = new Set<string>()
let counts = none
let expiry = never
let loginMs = 0

async function logIn(outgoing: Outgoing): Promise<void> {
  counts = { ...counts, logins: counts.logins + 1 }
  const token = crypto.randomUUID()
  if (loginMs > 0) await pause(loginMs)
  alive.add(token)
  reply(outgoing, 200, JSON.stringify({ token }))
}

/** Whether somebody is logged in; a refusal is counted. */
function isKnown({ headers: { authorization = '' } }: Incoming): boolean {
  const seen = counts.seen + 1
  if (seen % expiry.everyRequests === 0 && seen / expiry.everyRequests <= expiry.times) alive.clear()

  const known = alive.has(authorization.replace('Bearer ', ''))
  counts = { ...counts, seen, refused: counts.refused + Number(!known) }
  return known
}

/** `/search` for 100 bytes, `/bytes/<count>` for as many, `/upload` to be told how many there were. */
function serve(incoming: Incoming, outgoing: Outgoing): void {
  const [, path, count] = (incoming.url ?? '').split('/', 3)
  if (path === 'upload' && isKnown(incoming)) countBytes(incoming, outgoing)
  else {
    incoming.resume()
    incoming.on('end', () => {
      if (path === 'login') void logIn(outgoing)
      else if (!isKnown(incoming)) reply(outgoing, 401, '{}')
      else if (path === 'bytes') void sendBytes(outgoing, Number(count))
      else reply(outgoing, 200, answer)
    })
  }
}

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

process.send?.(await listen(serve))
