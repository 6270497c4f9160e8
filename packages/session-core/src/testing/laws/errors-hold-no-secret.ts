import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { failureOf } from '../outcome.ts'
import { expectNoSecret } from '../printed-form.ts'
import { setStage } from '../stage.ts'

/** Whatever goes wrong, and however much the platform's own error says about it. */
export const errorsHoldNoSecret: SessionLaw = {
  name: 'errors hold no secret',
  promise: 12,
  check: async (subject) => {
    const failures: unknown[] = []
    for (const credentials of [subject.credentials.right, subject.credentials.wrong]) {
      const faults = ['drop', 'drop-reply', 'garble', 'proxy-error', 'redirect', 'unauthorized'] as const
      for (const fault of faults) {
        const { server, session } = setStage(subject, { credentials })
        server.failNext(fault)
        failures.push(await failureOf(session.login()), await failureOf(session.login()))
      }
    }
    const { wire, session, url } = setStage(subject)
    wire.every().answer(async (request) => {
      const said = JSON.stringify(request.headers) + (await request.text())
      throw Object.assign(new TypeError(`fetch failed: ${said}`, { cause: new Error(said) }), {
        request,
        said,
      })
    })
    const withUserInfo = `https://someone:${encodeURIComponent(subject.secrets[0] ?? '')}@${new URL(url).host}/`
    failures.push(await failureOf(session.login()), await failureOf(session.fetch(withUserInfo)))

    expectThat('much went wrong', failures.filter((failure) => failure !== undefined).length > 10, true)
    for (const failure of failures) expectNoSecret('an error', failure, subject.secrets)
  },
}
