import { parameter, type Call } from './call.ts'
import { isCommandName, type CommandName } from './commands/command-names.ts'
import { commands } from './commands/commands.ts'
import { errorPage } from './commands/error-page.ts'
import { loginPage } from './commands/login-page.ts'
import { refusals } from './commands/refusals.ts'
import { checkToken } from './commands/token-check.ts'
import type { Answer } from './replies.ts'
import type { Installation } from './server.ts'

/** Answers one request: is it for web services, may anyone call at all, what is asked. */
export function answerCall(call: Call, installation: Installation): Answer {
  const { maintenance, settings } = installation
  if (call.url.pathname === '/aveksa/main') return loginPage
  if (call.url.pathname !== '/aveksa/command.submit') return errorPage(404, 'Not Found')
  if (settings.access !== 'open') return refusals.noAccess(settings.access)
  if (maintenance !== undefined) return refusals.maintenance(maintenance)
  if (call.command === '') return refusals.missingParameter(call, 'cmd')
  if (!isCommandName(call.command)) return refusals.unknownCommand(call)

  return answerCommand(call, call.command, installation)
}

function answerCommand(call: Call, name: CommandName, installation: Installation): Answer {
  const { methods, workflowOnly } = installation.settings
  const command = commands[name]
  if (methods === 'documented' && call.method !== command.method)
    return refusals.wrongMethod(call, command.method)
  if (workflowOnly.includes(name)) return refusals.workflowOnly()

  const checked = command.token === 'none' ? { token: undefined } : checkToken(call, name, installation)
  if ('refused' in checked) return checked.refused

  const asked = parameter(call, 'format') ?? 'properties'
  const format = command.formats.find((known) => known === asked)
  return format === undefined
    ? refusals.invalidParameter(call, 'format', command.formats)
    : command.run({ ...call, format, token: checked.token }, installation)
}
