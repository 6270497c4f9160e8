import { promise } from '../promise.ts'
import { findUsers, searchCertificates } from '../sample-calls.ts'
import type { Story } from '../story.ts'

export const redirectToAStranger: Story = {
  name: 'redirect-to-a-stranger',
  title: 'A redirect to a stranger',
  about:
    'The server sends us to another host, at a call and at a login. Credentials stay home: nobody follows.',
  run: async (stage) => {
    const appviewx = stage.openAppViewX()
    const securid = stage.openSecurId()
    await appviewx.login()

    stage.step('AppViewX answers a call with a redirect to stranger.example.')
    stage.appviewx.emulator.failNext('redirect')
    const atCall = await stage.call(appviewx, 'caller 1', () => searchCertificates(appviewx))

    stage.step('SecurID answers a login with one.')
    stage.securid.emulator.failNext('redirect')
    const atLogin = await stage.call(securid, 'caller 1', () => findUsers(securid))

    const homes = new Set([stage.appviewx.url, stage.securid.url])
    return [
      promise('The caller gets the redirect itself', '302', atCall),
      promise('The login fails', 'unexpected-reply', atLogin),
      promise('Requests to anybody else', 0, stage.sent().filter(({ origin }) => !homes.has(origin)).length),
    ]
  },
}
