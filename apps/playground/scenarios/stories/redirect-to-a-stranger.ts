import { promise } from '../promise.ts'
import { findUsers, searchCertificates } from '../sample-calls.ts'
import type { Story } from '../story.ts'

export const redirectToAStranger: Story = {
  name: 'redirect-to-a-stranger',
  title: 'A redirect to a stranger',
  about:
    'The server sends us to another host, at a call and at a login. Credentials stay home: nobody follows.',
  run: async (sandbox) => {
    const appviewx = sandbox.openAppViewX()
    const securid = sandbox.openSecurId()
    await appviewx.login()

    sandbox.step('AppViewX answers a call with a redirect to stranger.example.')
    sandbox.appviewx.emulator.failNext('redirect')
    const atCall = await sandbox.call(appviewx, 'caller 1', () => searchCertificates(appviewx))

    sandbox.step('SecurID answers a login with one.')
    sandbox.securid.emulator.failNext('redirect')
    const atLogin = await sandbox.call(securid, 'caller 1', () => findUsers(securid))

    const homes = new Set([sandbox.appviewx.url, sandbox.securid.url])
    return [
      promise('The caller gets the redirect itself', '302', atCall),
      promise('The login fails', 'unexpected-reply', atLogin),
      promise(
        'Requests to anybody else',
        0,
        sandbox.sent().filter(({ origin }) => !homes.has(origin)).length,
      ),
    ]
  },
}
