import { parameter, type AcceptedCall, type Call } from './call.ts'
import { isCommandName } from './commands/command-names.ts'
import type { Command } from './commands/command.ts'
import { commands } from './commands/commands.ts'
import { isDocumentedCommand } from './commands/documented-commands.ts'
import { errorPage, layOut } from './commands/error-page.ts'
import { loginPage } from './commands/login-page.ts'
import { refusals } from './commands/refusals.ts'
import { checkToken, presentedToken } from './commands/token-check.ts'
import { toResponse, type Reply } from './replies.ts'
import type { Server } from './server.ts'
import type { Token } from './state/tokens.ts'

/** The server's answer to a call: is it for web services, may anyone call at all, what is asked, and who may ask it. */
export async function answer(call: Call, server: Server): Promise<Response> {
  const refused = refusedToAll(call, server)
  if (refused !== undefined) return send(refused, server)

  const command = isCommandName(call.command) ? commands[call.command] : undefined
  const own = server.commands.get(call.command)
  if (own === undefined) return send(await answerBuiltIn(call, command, server), server)

  const admitted = admit(call, command?.token ?? 'any', server)
  if ('refused' in admitted) return send(admitted.refused, server)
  const username = (admitted.token ?? presentedToken(call, server))?.subject ?? ''
  return own({ request: call.request, url: call.url, body: call.body, username })
}

/** A reply as this server sends it. */
export const send = (reply: Reply, { settings }: Server): Response => toResponse(layOut(reply, settings))

function refusedToAll(call: Call, { maintenance, settings }: Server): Reply | undefined {
  if (call.url.pathname === '/aveksa/main') return loginPage
  if (call.url.pathname !== '/aveksa/command.submit') return errorPage(404, 'Not Found')
  if (settings.access !== 'open') return refusals.noAccess(settings.access)
  if (maintenance !== undefined) return refusals.maintenance(maintenance)
  if (call.command === '') return refusals.missingParameter(call, 'cmd')

  return undefined
}

function answerBuiltIn(call: Call, command: Command | undefined, server: Server): Reply | Promise<Reply> {
  if (command === undefined) return answerUnknown(call, server)
  const { method } = command
  if (server.settings.methods === 'documented' && method !== 'any' && call.method !== method)
    return refusals.wrongMethod(call, method)

  const admitted = admit(call, command.token, server)
  if ('refused' in admitted) return admitted.refused

  const asked = parameter(call, 'format') ?? 'properties'
  const format = command.formats.find((known) => known === asked)
  if (format === undefined) return refusals.invalidParameter(call, 'format', command.formats)

  const accepted: AcceptedCall = { ...call, format, token: admitted.token }
  return command.run(accepted, server)
}

/** What the documents know is told apart from what nobody knows. */
function answerUnknown(call: Call, server: Server): Reply {
  if (!isDocumentedCommand(call.command)) return refusals.unknownCommand(call)

  const admitted = admit(call, 'any', server)
  return 'refused' in admitted ? admitted.refused : refusals.notEmulated(call)
}

function admit(
  call: Call,
  kind: Command['token'],
  server: Server,
): { readonly token: Token | undefined } | { readonly refused: Reply } {
  if (server.settings.workflowOnly.includes(call.command)) return { refused: refusals.workflowOnly() }

  return kind === 'none' ? { token: undefined } : checkToken(call, kind, server)
}

/** What a call gets whose answer could not be made, most likely by a handler of the option `commands`. */
export const failedAnswer = ({ command }: Call, why: string): Reply =>
  errorPage(500, `SecurID emulator: the handler of ${command} ${why}`)

/** Whether someone tries to sign in with it, rightly or wrongly. */
export const isLoginAttempt = ({ body, command, headers }: Call): boolean =>
  (command === 'loginUser' && body !== '') ||
  (command === 'loginTrustedApp' && (headers.has('clientid') || headers.has('clientsecret')))
