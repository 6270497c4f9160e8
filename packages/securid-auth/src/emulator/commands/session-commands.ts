import { objectFormats, type Command } from './command.ts'
import { objectReply } from './object-reply.ts'

/** The commands about the token they come with. Source: G&L 7.5.2, logoutUser, keepAlive, getSecuritySettings. */
export const sessionCommands = {
  logoutUser: {
    method: 'POST',
    token: 'user',
    formats: objectFormats,
    run: (call, { tokens }) => {
      if (call.token !== undefined) tokens.end(call.token.text)
      return objectReply(call)
    },
  },
  keepAlive: {
    method: 'GET',
    token: 'user',
    formats: objectFormats,
    // Every accepted call has already counted as activity.
    run: (call) => objectReply(call),
  },
  getSecuritySettings: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: (call, { settings }) =>
      objectReply(call, {
        'allow-username-save': 'false',
        'token-lifespan-timeout': settings.lifespanMinutes.toString(),
        'token-inactivity-timeout': settings.idleMinutes.toString(),
      }),
  },
} as const satisfies Record<string, Command>
