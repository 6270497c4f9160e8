import type { SessionEvent } from '../../session-event.ts'

/** An event in words: events hold no secret. */
// oxlint-disable-next-line complexity -- A line per event.
export function lineOf(event: SessionEvent): string {
  switch (event.type) {
    case 'request':
      return `${event.method} ${event.path} → ${event.status}, ${Math.round(event.ms)} ms${event.replayed ? ', sent again' : ''}`
    case 'login-started':
      return `login (${event.reason})`
    case 'login-succeeded':
      return `logged in, ${Math.round(event.ms)} ms`
    case 'login-failed':
      return `login failed: ${event.error.code}`
    case 'session-ended':
      return `the session ended (HTTP ${event.status})`
    case 'logged-out':
      return `logged out: ${event.outcome}`
    case 'store-failed':
      return `the shared store failed: ${event.error.code}`
    case 'adopted':
    case 'challenge':
    case 'deposed':
    case 'kept-alive':
    case 'locked':
    case 'rearmed':
    case 'store-forgot':
      return event.type
  }
}
