import type { SecurIdEmulatorSettings } from '../settings.ts'
import { writeToken, type TokenKind } from './token-text.ts'
import type { EmulatorClock } from '@org/session-core/emulator'

/** A session on this server. */
export interface Token {
  readonly text: string
  readonly kind: TokenKind
  /** The username, or the client id. */
  readonly subject: string
  readonly issuedAt: number
  readonly usedAt: number
}

/** The sessions that are alive. */
export interface Tokens {
  readonly issue: (kind: TokenKind, subject: string) => Token
  /** The live token of this text. */
  readonly find: (text: string) => Token | undefined
  /** Counts as activity now: moves the idle limit, never the lifespan. */
  readonly touch: (token: Token) => void
  /** Ends one; false when there was none. */
  readonly end: (text: string) => boolean
  readonly endAll: () => void
  /** Oldest first. */
  readonly live: () => readonly Token[]
}

/** Every token issued; those past a limit on `clock` are none any more. A user may hold several. */
export function createTokens(settings: () => SecurIdEmulatorSettings, clock: EmulatorClock): Tokens {
  const issued = new Map<string, Token>()
  let serial = 0
  /** Twice as many as lived at the last look at all: what has ended is forgotten at a constant price a token. */
  let tooMany = 0

  const isLive = ({ kind, issuedAt, usedAt }: Token): boolean => {
    const { idle, lifespan } = limitsOf(kind, settings())
    return clock.now() < usedAt + idle && clock.now() < issuedAt + lifespan
  }
  const find = (text: string): Token | undefined => {
    const token = issued.get(text)
    if (token === undefined || isLive(token)) return token

    issued.delete(text)
    return undefined
  }
  const live = (): Token[] => [...issued.keys()].map(find).filter((token) => token !== undefined)

  return {
    find,
    live,
    issue: (kind, subject) => {
      if (issued.size >= tooMany) tooMany = 2 * live().length
      serial += 1
      const now = clock.now()
      const token = { text: writeToken(kind, now, serial), kind, subject, issuedAt: now, usedAt: now }
      issued.set(token.text, token)
      return token
    },
    touch: (token) => {
      issued.set(token.text, { ...token, usedAt: clock.now() })
    },
    end: (text) => find(text) !== undefined && issued.delete(text),
    endAll: () => {
      issued.clear()
    },
  }
}

const minute = 60_000

/** How long a token lives unused, and at most, in milliseconds. */
function limitsOf(
  kind: TokenKind,
  { appLifespanMinutes = Infinity, idleMinutes, lifespanMinutes }: SecurIdEmulatorSettings,
): { readonly idle: number; readonly lifespan: number } {
  return kind === 'user'
    ? { idle: idleMinutes * minute, lifespan: lifespanMinutes * minute }
    : { idle: Infinity, lifespan: appLifespanMinutes * minute }
}
