import type { AppViewXKnobs } from './knobs.ts'
import { product } from './product.ts'
import type { Server } from './server.ts'
import { settingRules } from './setting-rules.ts'
import { type AppViewXAccountChange, changeRules } from './state/accounts.ts'
import { oneOf, readStrictly, record, text, yesOrNo } from '@org/session-core/emulator'

/** The knobs of one server, beyond those of every emulator. */
export function createKnobs(server: Server): Omit<AppViewXKnobs, 'advance' | 'expireSessions'> {
  const { accounts, otpLockout, outbox, passwordLockout, sessions } = server
  const known = (username: string): string =>
    readStrictly(`${product}: username`, username, oneOf(...accounts.usernames()))
  const change = (username: string, changed: AppViewXAccountChange): void => {
    accounts.change(known(username), readStrictly(`${product}: changeAccount`, changed, record(changeRules)))
  }

  return {
    get outbox() {
      return outbox.mails()
    },
    loseSession: (id) => {
      const lost =
        id === undefined ? sessions.alive().at(-1)?.id : readStrictly(`${product}: loseSession`, id, text)
      return lost !== undefined && sessions.close(lost)
    },
    lock: (username) => passwordLockout.lock(known(username)),
    unlock: (username) => {
      passwordLockout.unlock(known(username))
      otpLockout.unlock(username)
    },
    requireOtp: (username, on) =>
      change(username, { otp: readStrictly(`${product}: requireOtp`, on, yesOrNo) }),
    changeAccount: change,
    configure: (changed) =>
      server.configure(readStrictly(`${product}: configure`, changed, record(settingRules))),
  }
}
