import { createSecurIdSession, type SecurIdCredentials } from '@org/securid-auth'
import { createSecurIdEmulator, type SecurIdEmulator } from '@org/securid-auth/emulator'
import type { SessionOptions } from '@org/session-core'
import type { LawOptions, LawScene, LawSubject } from '@org/session-core/testing'

const people = {
  right: { username: 'user01', password: 'made-up-1' },
  other: { username: 'user02', password: 'made-up-2' },
}
const wrong = { username: 'user01', password: 'made-up-3' }
const wrongToo = { username: 'user01', password: 'made-up-4' }

/** Laws send bodies by POST to commands that are documented for GET. */
const start = (): SecurIdEmulator => createSecurIdEmulator({ methods: 'any', users: Object.values(people) })

const scene = (emulator: SecurIdEmulator, options: LawOptions = {}): LawScene => {
  const { credentials = people.right, transport, url = 'https://securid.example/', ...rest } = options

  return {
    url,
    session: createSecurIdSession({
      ...rest,
      url,
      credentials: credentials as SessionOptions<SecurIdCredentials>['credentials'],
      transport: transport?.(emulator.fetch) ?? emulator.fetch,
    }),
    server: emulator,
    another: (more) => scene(emulator, more),
  }
}

/** SecurID's client and emulator, both in the page, on trial. */
export const securidSubject: LawSubject = {
  name: 'SecurID',
  guardedPath: 'aveksa/command.submit?cmd=findUsers&format=json',
  can: new Set(['idle-limit', 'keep-alive', 'lifespan', 'logout']),
  credentials: { ...people, wrong, wrongToo },
  secrets: [...Object.values(people), wrong, wrongToo].map(({ password }) => password),
  open: (options) => scene(start(), options),
}
