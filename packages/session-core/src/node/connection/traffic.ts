import { TransportError } from '../errors/transport-error.ts'

/** How one exchange moves on. */
export interface Progress {
  /** It was handed over to be sent, and may have to wait for a connection. */
  readonly queued: () => void
  /** It has a connection, and is written to it. */
  readonly started: () => void
  /** Its reader has enough: the connection is held until he reads on. */
  readonly paused: () => void
  readonly resumed: () => void
  /** Nothing more will happen on the network. */
  readonly over: () => void
}

/** What happens on the connections to each origin. */
export interface Traffic {
  /** Whether a request to there would have to wait for a connection. */
  readonly isFull: (origin: string) => boolean
  /** Follows one exchange; `stop` ends it when no connection can become free for it. */
  readonly follow: (origin: string, stop: (reason: TransportError) => void) => Progress
}

/** What it takes to tell busy from stuck. */
export interface TrafficLimits {
  /** Connections to one origin at a time. */
  readonly connections: number
  /** How long a request waits while nothing moves; 0: for ever. */
  readonly connectTimeoutMs: number
}

/** All exchanges with one origin. */
interface Place {
  exchanges: number
  running: number
  unread: number
  /** How often anything moved on. */
  moves: number
}

/**
 * A request waits for a connection as long as others make progress. When every connection holds an answer that nobody
 * reads, none will ever become free: then it fails.
 */
export function createTraffic(limits: TrafficLimits): Traffic {
  const { connections, connectTimeoutMs } = limits
  const places = new Map<string, Place>()

  return {
    isFull: (origin) => (places.get(origin)?.running ?? 0) >= connections,
    follow: (origin, stop) => {
      const place = places.get(origin) ?? { exchanges: 0, running: 0, unread: 0, moves: 0 }
      places.set(origin, place)
      let seen: number
      const look = (): void => {
        const isStuck = place.running >= connections && place.unread === place.running
        if (isStuck && place.moves === seen) stop(unread(origin, connections))
        seen = place.moves
      }
      const wait = (): NodeJS.Timeout | undefined => {
        seen = place.moves
        return connectTimeoutMs > 0 ? setInterval(look, connectTimeoutMs) : undefined
      }
      return followAt(place, wait, () => places.delete(origin))
    },
  }
}

function followAt(place: Place, wait: () => NodeJS.Timeout | undefined, empty: () => void): Progress {
  let state: 'new' | 'running' | 'unread' | 'over' = 'new'
  let timer: NodeJS.Timeout | undefined
  const become = (next: typeof state): void => {
    clearInterval(timer)
    place.running +=
      Number(next === 'running' || next === 'unread') - Number(state === 'running' || state === 'unread')
    place.unread += Number(next === 'unread') - Number(state === 'unread')
    place.moves += 1
    state = next
  }
  place.exchanges += 1

  return {
    queued: () => {
      if (state === 'new') timer = wait()
    },
    started: () => become('running'),
    paused: () => {
      if (state === 'running') become('unread')
    },
    resumed: () => {
      if (state === 'unread') become('running')
    },
    over: () => {
      become('over')
      place.exchanges -= 1
      if (place.exchanges === 0) empty()
    },
  }
}

function unread(origin: string, connections: number): TransportError {
  return new TransportError(
    'CONNECTIONS_UNREAD',
    `All ${connections} connections to ${origin} hold answers that nobody reads. Read or cancel every body, ` +
      'or raise connections.',
  )
}
