import { isSessionError } from '../../errors/session-error.ts'
import { expectThat } from '../law-failure.ts'
import type { LawSubject, SessionLaw } from '../law.ts'
import { failureOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** A sentence with a hole in it would say which word the password is. */
export const ourSentencesDoNotDependOnTheSecrets: SessionLaw = {
  name: 'our sentences do not depend on the secrets',
  promise: 12,
  check: async (subject) => {
    for (const fault of [undefined, 'drop'] as const) {
      const expected = await sentenceOf(subject, subject.credentials.wrong, fault)
      for (const word of new Set(expected.match(/\w+/g))) {
        const said = await sentenceOf(subject, withSecret(subject, word), fault)
        expectThat('a failed login says the same, whatever the password is', said, expected)
      }
    }
  },
}

async function sentenceOf(
  subject: LawSubject,
  credentials: unknown,
  fault: 'drop' | undefined,
): Promise<string> {
  const { server, session } = setStage(subject, { credentials })
  if (fault) server.failNext(fault)
  const failure = await failureOf(session.login())
  return isSessionError(failure) ? [failure.code, failure.protocol, failure.message].join(' ') : ''
}

/** The wrong credentials, with another secret in the place of theirs. */
function withSecret({ credentials, secrets }: LawSubject, word: string): unknown {
  const fields = Object.entries(credentials.wrong as object).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' && secrets.includes(value) ? word : value,
  ])
  return Object.fromEntries(fields)
}
