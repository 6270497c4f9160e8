import { randomDigits } from '../random.ts'
import { addressOf, type AppViewXAccount } from './accounts.ts'
import type { Outbox } from './outbox.ts'
import type { EmulatorClock } from '@org/session-core/emulator'

/** The one-time passwords that are out, one per user at most. */
export interface OneTimePasswords {
  /** Mails a new one; the one before is good for nothing. */
  readonly send: (account: AppViewXAccount) => void
  /** A right one is used up; a wrong one leaves the right one standing. */
  readonly redeem: (username: string, otp: string) => 'right' | 'wrong' | 'expired'
}

/** Six digits by mail, as AppViewX 2022.1.0 does ("logging in using MFA"). */
export function createOneTimePasswords(
  clock: EmulatorClock,
  outbox: Outbox,
  lifetimeMs: () => number,
): OneTimePasswords {
  const outstanding = new Map<string, { readonly otp: string; readonly until: number }>()

  return {
    send: (account) => {
      const { username } = account
      const otp = newDigits(outstanding.get(username)?.otp)
      outstanding.set(username, { otp, until: clock.now() + lifetimeMs() })
      outbox.send({ to: addressOf(account), username, otp, sentAt: clock.now() })
    },
    redeem: (username, otp) => {
      const sent = outstanding.get(username)
      if (sent?.otp !== otp) return 'wrong'

      outstanding.delete(username)
      return clock.now() < sent.until ? 'right' : 'expired'
    },
  }
}

/** Never the same twice in a row: the old one has to be wrong. */
function newDigits(previous: string | undefined): string {
  const digits = randomDigits(6)
  return digits === previous ? newDigits(previous) : digits
}

/** As the documents print it: the first three letters, eight stars, and the domain. */
export function maskedAddress(account: AppViewXAccount): string {
  const address = addressOf(account)
  const at = address.lastIndexOf('@')
  return `${address.slice(0, Math.min(3, at))}********${address.slice(at)}`
}
