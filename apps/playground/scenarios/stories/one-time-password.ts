import { promise } from '../promise.ts'
import { callers, searchCertificates, served } from '../sample-calls.ts'
import type { Story } from '../story.ts'

export const oneTimePassword: Story = {
  name: 'one-time-password',
  title: 'One mail, one question',
  about:
    'The account needs a one-time password. Ten callers cause one mail and one question; one answer serves all.',
  run: async (sandbox) => {
    const server = sandbox.appviewx.emulator
    const hints: string[] = []
    const session = sandbox.openAppViewX({
      credentials: { username: 'mfa.user', password: 'Password@456' },
      onOtp: ({ hint = 'no hint' }) => {
        hints.push(hint)
        sandbox.step(`The server asks for the password it has mailed to ${hint}.`)
        return Promise.resolve(server.outbox.at(-1)?.otp ?? '')
      },
    })

    sandbox.step('Ten callers, nobody signed in.')
    const answers = await Promise.all(
      callers(10).map((caller) => sandbox.call(session, caller, () => searchCertificates(session))),
    )

    return [
      promise('Calls answered', 10, served(answers)),
      promise('Questions', 1, hints.length),
      promise('Mails', 1, server.outbox.length),
      promise(
        'The hint masks the address',
        true,
        hints.every((hint) => hint.includes('*')),
      ),
      promise('Login requests: without, and with the answer', 2, server.loginAttempts),
    ]
  },
}
