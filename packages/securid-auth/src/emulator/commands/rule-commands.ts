import { parameter } from '../call.ts'
import { objectFormats, type Command } from './command.ts'
import { refusal } from './error-page.ts'
import { objectReply } from './object-reply.ts'

/** The rules that are active here. The first is the page's own. */
const activeRules: readonly string[] = ['Attribute Synchronization', 'Segregation of Duties']

/** Rules, evaluated. Source: G&L 7.5.2, processRule. */
export const ruleCommands = {
  processRule: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: (call, { runs }) => {
      const name = parameter(call, 'rule')
      const rules = activeRules.filter((rule) => rule === (name ?? rule))
      if (rules.length === 0) {
        return refusal(call, 404, `The rule ${name ?? ''} could not be found or it is not active`)
      }
      const { id } = runs.start('Rule', rules.join(', '))
      return objectReply(call, { 'run-id': String(id), [`run-source-${id}`]: rules.join(', ') })
    },
  },
} as const satisfies Record<string, Command>
