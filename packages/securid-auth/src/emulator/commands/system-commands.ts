import { parameter } from '../call.ts'
import { printMoment } from '../printed-moment.ts'
import { objectFormats, type Command } from './command.ts'
import { namesSomebody } from './named-subject.ts'
import { objectReply } from './object-reply.ts'
import { preconditionFailed, refusals } from './refusals.ts'

const errorTypes = [
  'Data_Collection',
  'Identity_Data_Load',
  'Entitlement_Data_Load',
  'Reference_Resolution',
  'Role_Data_Load',
  'Account_Data_Load',
  'Identity_Unification',
  'Rule_Execution',
  'User_Defined_Action',
  'System',
  'Workflow',
  'EntitlementReview',
  'Delete_Users',
  'Activity_Handler',
  'Metadata_Load',
  'Data_Access_Data_Load',
  'Security',
  'User_Lockout',
  'Email_Processing',
  'CircuitBreaker',
  'SystemStatusEvent',
  'TelemetryDataCollection',
  'Role_Hierarchy_Import',
]
const errorPriorities = ['Low', 'Medium', 'High']

/** What the server says of itself, and is told. Source: G&L 7.5.2, Admin. */
export const systemCommands = {
  about: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: (call) =>
      objectReply(call, {
        'database-version': '7.5.2.181918',
        'server-version': '7.5.2.181918',
        patches: 'P07_HF02',
      }),
  },
  status: {
    method: 'GET',
    token: 'none',
    formats: objectFormats,
    run: (call, { clock }) =>
      objectReply(call, {
        'DB-TEMP-total-space': '571',
        date: printMoment(clock.now()),
        'son-status': 'HEALTHY',
        'maintenance-mode': 'off',
        'DB-TEMP-free-space': '552',
        'database-status': 'HEALTHY',
        'product-version': '7.5.2.184537 P07_HF02',
        'local-afx-status': 'HEALTHY',
        'DB-TEMP-used-space': '19',
        'root-logger-level': 'INFO',
        'email-server-status': 'UNHEALTHY',
        'overall-status': 'HEALTHY',
        'jms-status': 'HEALTHY',
        'default-agent-status': 'UNHEALTHY',
      }),
  },
  /** No help id maps to a page here: it is the main one. */
  getHelpLink: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: (call) =>
      objectReply(call, { 'help-link': new URL('/aveksa/help/Launch_Help.htm#cshid=1', call.url).href }),
  },
  checkAccess: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: (call, server) =>
      namesSomebody(call, server) ? objectReply(call, { result: 'true' }) : refusals.unknownUser(call),
  },
  createAdminError: {
    method: 'POST',
    token: 'any',
    formats: objectFormats,
    run: (call, server) => {
      if (!errorTypes.includes(parameter(call, 'type') ?? 'System')) {
        return refusals.invalidParameter(call, 'type', errorTypes)
      }
      if (!errorPriorities.includes(parameter(call, 'priority') ?? 'Low')) {
        return refusals.invalidParameter(call, 'priority', errorPriorities)
      }
      if (parameter(call, 'desc') === undefined) {
        return preconditionFailed(call, 'The desc parameter is required')
      }
      server.adminErrors += 1
      return objectReply(call, { id: String(3985 + server.adminErrors) })
    },
  },
} as const satisfies Record<string, Command>
