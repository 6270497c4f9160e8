import { parameter, type Call } from '../call.ts'
import type { Reply } from '../replies.ts'
import type { Server } from '../server.ts'
import type { Token } from '../state/tokens.ts'
import { loginRedirect } from './login-page.ts'
import { refusals } from './refusals.ts'

/** Whose token a call came with, or why it may not go on. What may go on counts as activity. */
export function checkToken(
  call: Call,
  kind: 'user' | 'any',
  server: Server,
): { readonly token: Token } | { readonly refused: Reply } {
  const { forbidden, settings, tokens } = server
  const token = presentedToken(call, server)
  if (token === undefined) {
    return {
      refused: settings.endedToken === 'login-page' ? loginRedirect(call.url) : refusals.tokenEnded(call),
    }
  }
  if (kind === 'user' && token.kind === 'app') {
    const { noPermission, tokenEnded } = refusals
    return { refused: settings.appTokenRefusal === 'no-permission' ? noPermission(call) : tokenEnded(call) }
  }
  if (forbidden.has(call.command)) return { refused: refusals.noPermission(call) }

  tokens.touch(token)
  return { token }
}

/** The live token of a call: the bearer header without its scheme, colons and all; else, if it counts here, the query's `token`. */
export function presentedToken(call: Call, { settings, tokens }: Server): Token | undefined {
  const header = call.headers.get('authorization') ?? ''
  const scheme = /^bearer\s+/i.exec(header)?.[0]
  if (scheme !== undefined) return tokens.find(header.slice(scheme.length))

  return settings.queryToken === 'accepted' ? tokens.find((parameter(call, 'token') ?? '').trim()) : undefined
}
