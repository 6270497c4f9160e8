import { promise } from '../promise.ts'
import { callers, findUsers, searchCertificates } from '../sample-calls.ts'
import type { Story } from '../story.ts'

export const wrongPassword: Story = {
  name: 'wrong-password',
  title: 'A wrong password is sent once',
  about:
    'A mistyped password is refused, and never sent again, however many ask. The right one opens the way at once.',
  run: async (sandbox) => {
    let password = 'Passwort@123'
    const session = sandbox.openAppViewX({
      credentials: () => Promise.resolve({ username: 'admin', password }),
    })

    sandbox.step('The first caller finds out.')
    const first = await sandbox.call(session, 'caller 1', () => searchCertificates(session))

    sandbox.step('Nine more try; nothing is sent.')
    const others = await Promise.all(
      callers(10)
        .slice(1)
        .map((caller) => sandbox.call(session, caller, () => searchCertificates(session))),
    )
    const sentSoFar = sandbox.appviewx.emulator.requestsSeen

    sandbox.step('Somebody corrects the password.')
    password = 'Password@123'
    const corrected = await sandbox.call(session, 'caller 11', () => searchCertificates(session))

    sandbox.step('SecurID keeps the same promise.')
    const other = sandbox.openSecurId({ credentials: { username: 'user01', password: 'Password123' } })
    const atSecurId = [
      await sandbox.call(other, 'caller 1', () => findUsers(other)),
      await sandbox.call(other, 'caller 2', () => findUsers(other)),
    ]

    return [
      promise('The first caller is told', 'credentials-rejected', first),
      promise('Everybody after is told', 'credentials-locked', [...new Set(others)].join(', ')),
      promise('Requests AppViewX saw until then', 1, sentSoFar),
      promise('The right password works at once', '200', corrected),
      promise('SecurID', 'credentials-rejected, credentials-locked', atSecurId.join(', ')),
      promise('Requests SecurID saw', 1, sandbox.securid.emulator.requestsSeen),
    ]
  },
}
