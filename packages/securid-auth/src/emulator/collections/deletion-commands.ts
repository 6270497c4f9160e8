import { parameter } from '../call.ts'
import { objectFormats, type Command } from '../commands/command.ts'
import { refusal } from '../commands/error-page.ts'
import { objectReply } from '../commands/object-reply.ts'
import { refusals } from '../commands/refusals.ts'
import type { CollectorKind } from './collectors.ts'

/** What can be deleted; of activities there is no collector here. */
const types = ['Identity', 'Activity', 'Account', 'Entitlement', 'Role', 'Metadata', 'MAEDC']

const post = (run: Command['run']): Command => ({ method: 'POST', token: 'any', formats: objectFormats, run })

/** The commands that delete collectors and what waits for its turn. Source: G&L 7.5.2, Collection. */
export const deletionCommands = {
  /** That the page's 500 is about a collector that there is not is assumed. */
  deleteCollector: post((call, { collectors }) => {
    const [name, type] = [parameter(call, 'name'), parameter(call, 'type')]
    if (name === undefined) return refusals.missingParameter(call, 'name')
    if (type === undefined) return refusals.missingParameter(call, 'type')
    if (!types.includes(type)) return refusals.invalidParameter(call, 'type', types)

    const isDeleted = type !== 'Activity' && collectors.remove(type as CollectorKind, name)
    return isDeleted
      ? objectReply(call)
      : refusal(
          call,
          500,
          'com.aveksa.server.message.MessengerServiceException: Test request failed with response: com.aveksa.server.db.PersistenceException: n/a',
        )
  }),
  /** A run begins at once here: none is pending. */
  deletePendingCollections: post((call) => objectReply(call, { status: 'success' })),
  /** What runs cannot be deleted, says the page; that this is the failure it names is assumed. */
  deletePendingRun: post((call, { runs }) => {
    const id = parameter(call, 'run-id')
    if (id === undefined) return refusals.missingParameter(call, 'run-id')

    const run = runs.find(id)
    return run === undefined ? refusals.unknownRun(call, id) : objectReply(call, { status: 'failure' })
  }),
} as const satisfies Record<string, Command>
