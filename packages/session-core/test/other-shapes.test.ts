import { toySubject } from './toy-subject.ts'
import {
  createSession,
  type Grant,
  secret,
  type SessionOptions,
  type SessionProtocol,
} from '@org/session-core'
import {
  type LawCapability,
  type LawOptions,
  type LawSubject,
  sessionLaws,
  skipNote,
} from '@org/session-core/testing'
import { describe, it } from 'vitest'

type Create = typeof createSession
type Open = LawSubject['open']

/** A vendor whose sessions end only by themselves. */
function withoutLogout(): LawSubject {
  const create: Create = (protocol, options) => {
    const rest = { ...protocol }
    delete rest.logout
    return createSession(rest, options)
  }
  return { ...toySubject(create), name: 'a vendor without logout', can: without('logout') }
}

/** A vendor whose key is a cookie, and a token against cross-site requests in a header of its own. */
function withTwoHeaders(): LawSubject {
  const create: Create = (protocol, options) =>
    createSession(
      inTwoHeaders(protocol as SessionProtocol<unknown, unknown>),
      options as SessionOptions<unknown>,
    )
  const subject = toySubject(create)
  return { ...subject, name: 'a vendor with two headers', open: behindTwoHeaders(subject.open) }
}

interface TwoKeys {
  readonly cookie: string
  readonly csrf: string
}

function inTwoHeaders(toy: SessionProtocol<unknown, unknown>): SessionProtocol<unknown, TwoKeys> {
  const sign = (headers: Headers, { cookie, csrf }: TwoKeys): void => {
    headers.set('cookie', `sid=${cookie}`)
    headers.set('x-csrf-token', csrf)
  }
  const asToy = ({ key }: Grant<TwoKeys>): Grant<string> => ({ key: secret(key.reveal().cookie) })
  return {
    ...toy,
    sign,
    login: async (credentials, wire) => {
      const { key, ...rest } = await toy.login(credentials, wire)
      const cookie = String(key.reveal())
      return { ...rest, key: secret({ cookie, csrf: csrfOf(cookie) }) }
    },
    logout: (grant, wire) => toy.logout?.(asToy(grant), wire) ?? Promise.resolve('local-only'),
    keepAlive: (grant, wire) => toy.keepAlive?.(asToy(grant), wire) ?? Promise.resolve('accepted'),
  }
}

const csrfOf = (cookie: string): string => btoa(cookie).toLowerCase()

/** The toy's server behind a door that wants both headers of one session. */
function behindTwoHeaders(open: Open): Open {
  const door =
    (server: typeof fetch): typeof fetch =>
    (input, init) => {
      const request = new Request(input, init)
      const cookie = request.headers.get('cookie')?.replace('sid=', '') ?? ''
      if (request.headers.get('x-csrf-token') === csrfOf(cookie)) request.headers.set('x-toy', cookie)
      return server(request)
    }
  const through = ({ transport, ...options }: LawOptions = {}): LawOptions => ({
    ...options,
    transport: (server) => transport?.(door(server)) ?? door(server),
  })
  return (options) => {
    const scene = open(through(options))
    return { ...scene, another: behindTwoHeaders(scene.another) }
  }
}

function without(missing: LawCapability): ReadonlySet<LawCapability> {
  return new Set([...toySubject().can].filter((capability) => capability !== missing))
}

describe.each([withoutLogout, withTwoHeaders])('$name keeps the session laws', (openSubject) => {
  it.for(sessionLaws)('$promise: $name', async (law, { skip }) => {
    const subject = openSubject()
    const note = skipNote(law, subject)
    skip(note !== undefined, note)

    await law.check(subject)
  })
})
