import { parameter } from '../call.ts'
import { identityWork, isIdentityWorkQueued, unification } from '../collections/identity-work.ts'
import { printMoment } from '../printed-moment.ts'
import { objectFormats, type Command } from './command.ts'
import { objectReply } from './object-reply.ts'
import { refusals } from './refusals.ts'

/** The commands that set something else going by GET, and the one that watches it. Source: G&L 7.5.2, Collection, Reporting. */
export const runCommands = {
  unify: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: (call, server) =>
      isIdentityWorkQueued(server)
        ? refusals.queued(call, identityWork)
        : objectReply(call, { 'run-id': String(server.runs.start(...unification).id) }),
  },
  getRunStatus: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: (call, { runs }) => {
      const id = parameter(call, 'run-id')
      if (id === undefined) return refusals.missingParameter(call, 'run-id')
      const run = runs.find(id)
      if (run === undefined) return refusals.unknownRun(call, id)

      const isCompleted = runs.isCompleted(run)
      return objectReply(call, {
        'overall-status': isCompleted ? 'Completed' : 'Running',
        'start-time': printMoment(run.startedAt),
        ...(isCompleted && { 'completed-time': printMoment(run.completedAt) }),
      })
    },
  },
  runReport: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: (call, { runs, settings }) => {
      const name = parameter(call, 'name')
      if (name === undefined) return refusals.missingParameter(call, 'name')
      if (settings.forbiddenReports.includes(name)) return refusals.reportForbidden(call, name)

      return objectReply(call, { 'run-id': runs.start('Report', name).id.toString() })
    },
  },
} as const satisfies Record<string, Command>
