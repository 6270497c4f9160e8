import {
  createSecurIdEmulator,
  defaultTrustedApps,
  defaultUsers,
  type SecurIdEmulatorOptions,
} from '../emulator/index.ts'
import type { ServedEmulator } from '@org/session-core/terminal'

/** The emulator, with its knobs by name. */
export function serveEmulator(settings: Readonly<Record<string, unknown>>): ServedEmulator {
  const options = settings as SecurIdEmulatorOptions
  const emulator = createSecurIdEmulator(options)
  const { users, trustedApps } = options
  const username = { title: 'username', type: 'string' }
  const command = { title: 'command', type: 'string' }
  return {
    fetch: emulator.fetch,
    // Passwords that somebody gave are not printed.
    accounts: [
      ...(users?.map(({ username: name }) => name) ??
        defaultUsers.map(({ username: name, password }) => `${name} / ${password}`)),
      ...(trustedApps?.map(({ clientId }) => `${clientId} (trusted application)`) ??
        defaultTrustedApps.map(
          ({ clientId, clientSecret }) => `${clientId} / ${clientSecret} (trusted application)`,
        )),
    ],
    knobs: {
      advance: knob('Moves the clock forward.', emulator.advance, { title: 'milliseconds', type: 'number' }),
      allow: knob('Permits a command again.', emulator.allow, command),
      clearRequests: knob('Forgets the journal.', emulator.clearRequests),
      configure: knob('Changes settings.', emulator.configure, { title: 'settings', type: 'object' }),
      endMaintenance: knob('Ends the maintenance.', emulator.endMaintenance),
      expireSessions: knob('Ends all tokens, as if timed out.', emulator.expireSessions),
      failNext: knob('The next request meets this fault.', emulator.failNext, {
        title: 'fault',
        type: 'string',
      }),
      forbid: knob('Nobody may call this command.', emulator.forbid, command),
      holdNextReply: knob('The next reply waits until POST /holds/{id}.', emulator.holdNextReply),
      lock: knob('Locks a user.', emulator.lock, username),
      loseSession: knob('Forgets one token.', emulator.loseSession, { title: 'token', type: 'string' }),
      slowBy: knob('Every reply takes longer.', emulator.slowBy, { title: 'milliseconds', type: 'number' }),
      startMaintenance: knob('Every command answers 403.', emulator.startMaintenance, {
        title: 'message',
        type: 'string',
      }),
      unlock: knob('Unlocks a user.', emulator.unlock, username),
    },
    state: () => ({
      liveSessions: emulator.liveSessions,
      loginAttempts: emulator.loginAttempts,
      requestsSeen: emulator.requestsSeen,
      requests: emulator.requests,
    }),
  }
}

type Knob = ServedEmulator['knobs'][string]

function knob(meaning: string, turn: Knob['turn'], ...takes: Knob['takes'][number][]): Knob {
  return { meaning, turn, takes }
}
