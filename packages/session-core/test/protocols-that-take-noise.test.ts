import { toySubject } from './toy-subject.ts'
import { createSession, type Grant, isSessionError, secret } from '@org/session-core'
import { type LawSubject, sessionLaws } from '@org/session-core/testing'
import { expect, it } from 'vitest'

const law = sessionLaws.find(({ name }) => name === 'a failed login is not remembered as success')
const verdict = async (subject: LawSubject): Promise<string> =>
  law === undefined ? 'no such law' : law.check(subject).then(() => 'kept', String)

/** The toy, whose protocol makes a key of a reply that it cannot read. */
const takesNoise = toySubject((protocol, options) =>
  createSession(
    {
      ...protocol,
      login: async (credentials, wire) =>
        protocol.login(credentials, wire).catch((error: unknown): Grant<never> => {
          if (!isSessionError(error) || error.code !== 'unexpected-reply') throw error
          return { key: secret('made up' as never) }
        }),
    },
    options,
  ),
)

it('a law sees a protocol that takes noise for a session', async () => {
  const seen = await verdict(takesNoise)

  expect(seen).toContain('LawFailure: Promised: noise in answer to a login is no session.')
})

it('a server that knows no noise is none the worse for it', async () => {
  const { open, ...subject } = toySubject()
  const deaf: LawSubject = {
    ...subject,
    open: (options) => {
      const scene = open(options)
      const { failNext } = scene.server
      return {
        ...scene,
        server: Object.assign(Object.create(scene.server) as typeof scene.server, {
          failNext: (fault: Parameters<typeof failNext>[0]) => {
            if (fault !== 'garble') failNext(fault)
          },
        }),
      }
    },
  }

  expect(await verdict(deaf)).toBe('kept')
})
