import {
  type AppViewXEmulatorOptions,
  createAppViewXEmulator,
  defaultAccounts,
  defaultServiceAccounts,
} from '../emulator/index.ts'
import type { ServedEmulator } from '@org/session-core/terminal'

/** The emulator, with its knobs by name. */
export function serveEmulator(settings: Readonly<Record<string, unknown>>): ServedEmulator {
  const options = withTexts(settings) as AppViewXEmulatorOptions
  const emulator = createAppViewXEmulator(options)
  const { accounts, serviceAccounts } = options
  const username = { title: 'username', type: 'string' }
  return {
    fetch: emulator.fetch,
    // Passwords that somebody gave are not printed.
    accounts: [
      ...(accounts?.map(({ username: name }) => name) ??
        defaultAccounts.map(({ username: name, password }) => `${name} / ${password}`)),
      ...(serviceAccounts?.map(({ clientId }) => `${clientId} (service account)`) ??
        defaultServiceAccounts.map(
          ({ clientId, clientSecret }) => `${clientId} / ${clientSecret} (service account)`,
        )),
    ],
    knobs: {
      advance: knob('Moves the clock forward.', emulator.advance, { title: 'milliseconds', type: 'number' }),
      changeAccount: knob('Changes an account.', emulator.changeAccount, username, {
        title: 'change',
        type: 'object',
      }),
      clearRequests: knob('Forgets the journal.', emulator.clearRequests),
      configure: knob('Changes settings.', emulator.configure, { title: 'settings', type: 'object' }),
      expireSessions: knob('Ends all sessions, as if timed out.', emulator.expireSessions),
      failNext: knob('The next request meets this fault.', emulator.failNext, {
        title: 'fault',
        type: 'string',
      }),
      holdNextReply: knob('The next reply waits until POST /holds/{id}.', emulator.holdNextReply),
      lock: knob('Locks an account.', emulator.lock, username),
      loseSession: knob('Forgets one session.', emulator.loseSession, {
        title: 'session id',
        type: 'string',
      }),
      requireOtp: knob('Whether a login asks for a one-time password.', emulator.requireOtp, username, {
        title: 'on',
        type: 'boolean',
      }),
      slowBy: knob('Every reply takes longer.', emulator.slowBy, { title: 'milliseconds', type: 'number' }),
      unlock: knob('Unlocks an account.', emulator.unlock, username),
    },
    state: () => ({
      liveSessions: emulator.liveSessions,
      loginAttempts: emulator.loginAttempts,
      requestsSeen: emulator.requestsSeen,
      requests: emulator.requests,
      outbox: emulator.outbox,
    }),
  }
}

/** Options whose value is a text, though it may read as a number, as `2020` does on a command line. */
const texts = ['replyShape', 'otpCode', 'refusalCode'] as const

const withTexts = (settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  ...settings,
  ...Object.fromEntries(
    texts.filter((name) => typeof settings[name] === 'number').map((name) => [name, String(settings[name])]),
  ),
})

type Knob = ServedEmulator['knobs'][string]

function knob(meaning: string, turn: Knob['turn'], ...takes: Knob['takes'][number][]): Knob {
  return { meaning, turn, takes }
}
