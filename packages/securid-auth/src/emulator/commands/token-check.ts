import { parameter, type Call } from '../call.ts'
import type { Answer } from '../replies.ts'
import type { Installation } from '../server.ts'
import type { Token } from '../state/tokens.ts'
import type { CommandName } from './command-names.ts'
import { commands } from './commands.ts'
import { loginRedirect } from './login-page.ts'
import { refusals } from './refusals.ts'

/** Whose token a call came with, or why it may not go on. What may go on counts as activity. */
export function checkToken(
  call: Call,
  name: CommandName,
  { forbidden, settings, tokens }: Installation,
): { readonly token: Token } | { readonly refused: Answer } {
  const token = tokens.find(presentedToken(call, settings.queryToken))
  if (token === undefined) {
    return {
      refused: settings.endedToken === 'login-page' ? loginRedirect(call.url) : refusals.tokenEnded(call),
    }
  }
  if (commands[name].token === 'user' && token.kind === 'app') {
    const { noPermission, tokenEnded } = refusals
    return { refused: settings.appTokenRefusal === 'no-permission' ? noPermission(call) : tokenEnded(call) }
  }
  if (forbidden.has(name)) return { refused: refusals.noPermission(call) }

  tokens.touch(token)
  return { token }
}

/** The bearer header without its scheme, colons and all; else, if it counts here, the query's `token`. */
function presentedToken(call: Call, queryToken: 'accepted' | 'ignored'): string {
  const header = call.headers.get('authorization') ?? ''
  const scheme = /^bearer\s+/i.exec(header)?.[0]
  if (scheme !== undefined) return header.slice(scheme.length)

  return queryToken === 'accepted' ? (parameter(call, 'token') ?? '').trim() : ''
}
