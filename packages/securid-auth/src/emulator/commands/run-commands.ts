import { parameter, type AcceptedCall } from '../call.ts'
import { printMoment } from '../printed-moment.ts'
import type { Reply } from '../replies.ts'
import type { Server } from '../server.ts'
import { objectFormats, type Command } from './command.ts'
import { refusal } from './error-page.ts'
import { objectReply } from './object-reply.ts'
import { refusals } from './refusals.ts'

const identityWork = 'Identity Collections and/or Unification'
const unification = 'Identity Unification'

/** The commands that set something going by GET, and the one that watches it. Source: G&L 7.5.2, Collection, Reporting. */
export const runCommands = {
  collectAccounts: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: (call, server) => {
      const name = parameter(call, 'name')
      const businessSource = parameter(call, 'businessSource')
      const names = server.collectors
        .filter((collector) => (name ?? collector.name) === collector.name)
        .filter((collector) => (businessSource ?? collector.businessSource) === collector.businessSource)
        .map((collector) => collector.name)
      if (names.length > 0) return collect(call, server, names)

      const unknown =
        businessSource === undefined
          ? `the account collector ${name ?? ''}`
          : `the application ${businessSource}`
      return refusal(call, 404, `Error running a collection for ${unknown}`)
    },
  },
  collectIdentities: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: (call, server) => {
      const name = parameter(call, 'name') ?? 'HR Users'
      return name === 'HR Users'
        ? collect(call, server, [name])
        : refusal(call, 404, `Error running a collection for the identity collector ${name}`)
    },
  },
  unify: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: (call, { runs }) =>
      runs.isQueued(unification)
        ? refusals.queued(call, identityWork)
        : objectReply(call, { 'run-id': String(runs.start(unification).id) }),
  },
  getRunStatus: {
    method: 'GET',
    token: 'any',
    formats: objectFormats,
    run: (call, { runs }) => {
      const id = parameter(call, 'run-id')
      if (id === undefined) return refusals.missingParameter(call, 'run-id')
      const run = runs.find(id)
      if (run === undefined) return refusal(call, 404, `The run-id ${id} is invalid.`)

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

      return objectReply(call, { 'run-id': runs.start(name).id.toString() })
    },
  },
} as const satisfies Record<string, Command>

function collect(call: AcceptedCall, { runs }: Server, sources: readonly string[]): Reply {
  const kind = call.command === 'collectAccounts' ? 'Account Collections' : identityWork
  if (sources.some(runs.isQueued)) return refusals.queued(call, kind)

  const started = sources.map(runs.start)
  return objectReply(call, {
    ...Object.fromEntries(started.map((run) => [`run-source-${run.id}`, run.source])),
    'run-id': started.map((run) => run.id).join(','),
  })
}
