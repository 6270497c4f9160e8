import { TransportError } from '../errors/transport-error.ts'

/** What it takes to tell busy from stuck. */
export interface TrafficLimits {
  /** Connections to one origin at a time. */
  readonly connections: number
  /** How long a request waits while nothing moves; 0: for ever. */
  readonly connectTimeoutMs: number
}

/** What happens on the connections to each origin. */
export interface Traffic extends TrafficLimits {
  readonly places: Map<string, Place>
}

/** All exchanges with one origin. */
interface Place {
  exchanges: number
  running: number
  unread: number
  /** How often anything moved on. */
  moves: number
}

/** How far one exchange has come: it waits for a connection, has one, or holds one until its reader reads on. */
export interface Passage {
  readonly traffic: Traffic
  readonly origin: string
  readonly place: Place
  state: 'new' | 'running' | 'unread' | 'over'
  timer: NodeJS.Timeout | undefined
}

/** Connections on which nothing happens yet. */
export function createTraffic(limits: TrafficLimits): Traffic {
  return { ...limits, places: new Map() }
}

/** Whether a request to there would have to wait for a connection. */
export function isFull({ connections, places }: Traffic, origin: string): boolean {
  return (places.get(origin)?.running ?? 0) >= connections
}

/** One exchange more. */
export function enter(traffic: Traffic, origin: string): Passage {
  const place = traffic.places.get(origin) ?? open(traffic, origin)
  place.exchanges += 1
  return { traffic, origin, place, state: 'new', timer: undefined }
}

function open({ places }: Traffic, origin: string): Place {
  const place = { exchanges: 0, running: 0, unread: 0, moves: 0 }
  places.set(origin, place)
  return place
}

/**
 * It was handed over to be sent. It waits for a connection as long as others make progress. When every connection holds
 * an answer that nobody reads, none will ever become free: then it is stopped.
 */
export function queued(passage: Passage, stop: (reason: TransportError) => void): void {
  const { origin, place, state, traffic } = passage
  const { connections, connectTimeoutMs } = traffic
  // While there are no more exchanges than connections, there is one for each.
  if (state !== 'new' || connectTimeoutMs === 0 || place.exchanges <= connections) return

  let seen = place.moves
  const look = (): void => {
    const isStuck = place.running >= connections && place.unread === place.running
    if (isStuck && place.moves === seen) stop(unread(origin, connections))
    seen = place.moves
  }
  passage.timer = setInterval(look, connectTimeoutMs)
}

/** It has a connection, and is written to it. */
export function started(passage: Passage): void {
  become(passage, 'running')
}

/** Its reader has enough: the connection is held until he reads on. */
export function paused(passage: Passage): void {
  if (passage.state === 'running') become(passage, 'unread')
}

/** Its reader wants more. */
export function resumed(passage: Passage): void {
  if (passage.state === 'unread') become(passage, 'running')
}

/** Nothing more will happen on the network. */
export function over(passage: Passage): void {
  const { origin, place, traffic } = passage
  become(passage, 'over')
  place.exchanges -= 1
  if (place.exchanges === 0) traffic.places.delete(origin)
}

function become(passage: Passage, next: Passage['state']): void {
  const { place, state, timer } = passage
  clearInterval(timer)
  place.running += Number(holds(next)) - Number(holds(state))
  place.unread += Number(next === 'unread') - Number(state === 'unread')
  place.moves += 1
  passage.state = next
}

/** Whether it has a connection. */
function holds(state: Passage['state']): boolean {
  return state === 'running' || state === 'unread'
}

function unread(origin: string, connections: number): TransportError {
  return new TransportError(
    'CONNECTIONS_UNREAD',
    `All ${connections} connections to ${origin} hold answers that nobody reads. Read or cancel every body, ` +
      'or raise connections.',
  )
}
