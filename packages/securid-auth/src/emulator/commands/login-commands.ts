import { parameter } from '../call.ts'
import { jsonReply } from '../replies.ts'
import { readCredentials } from '../xml/credentials-xml.ts'
import { objectFormats, type Command } from './command.ts'
import { objectReply } from './object-reply.ts'
import { refusals } from './refusals.ts'

/** The commands that need no token. Source: G&L 7.5.2, Authentication. */
export const loginCommands = {
  loginUser: {
    method: 'POST',
    token: 'none',
    formats: objectFormats,
    run: (call, { accounts, tokens }) => {
      const presented = readCredentials(call.body)
      if ('problem' in presented) return refusals.malformedXml(call, presented.problem)

      const { username, password } = presented
      if (username === undefined) return refusals.missingParameter(call, 'username')
      if (password === undefined) return refusals.missingParameter(call, 'password')

      const authSource = parameter(call, 'authsource') ?? presented.authSource
      const user = accounts.user({ username, password, authSource })
      return user === undefined
        ? refusals.userNotValidated(call)
        : objectReply(call, { token: tokens.issue('user', user.username).text })
    },
  },
  loginTrustedApp: {
    method: 'POST',
    token: 'none',
    formats: objectFormats,
    run: (call, { accounts, settings, tokens }) => {
      const app = accounts.app({
        clientId: call.headers.get('clientid') ?? '',
        clientSecret: call.headers.get('clientsecret') ?? '',
      })
      if (app === undefined) return refusals.appNotValidated(call)

      const token = tokens.issue('app', app.clientId).text
      const isBare = call.format === 'json' && settings.appLoginReply === 'bare'
      return isBare ? jsonReply({ token }) : objectReply(call, { token })
    },
  },
  getLoginInstructions: {
    method: 'GET',
    token: 'none',
    formats: objectFormats,
    run: (call, { settings: { loginTexts } }) =>
      objectReply(call, {
        instructions: loginTexts.instructions ?? '',
        'username-label': loginTexts.usernameLabel ?? 'User Name',
        'password-label': loginTexts.passwordLabel ?? 'Password',
      }),
  },
} as const satisfies Record<string, Command>
