import { parameter, type AcceptedCall } from '../call.ts'
import { objectFormats, type Command } from '../commands/command.ts'
import { refusal } from '../commands/error-page.ts'
import { objectReply } from '../commands/object-reply.ts'
import { refusals } from '../commands/refusals.ts'
import type { Reply } from '../replies.ts'
import type { Server } from '../server.ts'
import type { CollectorKind } from './collectors.ts'
import { identityWork, isIdentityWorkQueued, unification } from './identity-work.ts'

/** How one collect command speaks. */
interface Collection {
  readonly kind: CollectorKind
  /** What the 404 of an unknown one calls it. */
  readonly one: string
  /** What a 409 calls them; all but the identities' is assumed. */
  readonly many: string
  /** The parameter that names where to collect from, and the 404 of an unknown place. */
  readonly place?: { readonly parameter: string; readonly unknown: string }
}

const collect = (collection: Collection): Command => ({
  method: 'GET',
  token: 'any',
  formats: objectFormats,
  run: (call, server) => start(call, collection, server),
})

const running = 'Error running a collection for the'

/** The commands that collect, by GET. The words of their 404 are the pages', also where a page takes metadata for roles. Source: G&L 7.5.2, Collection. */
export const collectCommands = {
  collectAccounts: collect({
    kind: 'Account',
    one: 'account collector',
    many: 'Account Collections',
    place: { parameter: 'businessSource', unknown: `${running} application` },
  }),
  collectAppMetadata: collect({
    kind: 'Metadata',
    one: 'role collector',
    many: 'Application Metadata Collections',
  }),
  collectDataAccess: collect({
    kind: 'DataAccess',
    one: 'data access collector',
    many: 'Data Access Collections',
  }),
  /** How it calls an unknown collector is assumed. */
  collectEntitlements: collect({
    kind: 'Entitlement',
    one: 'entitlement collector',
    many: 'Entitlement Collections',
    place: { parameter: 'application', unknown: 'No eligible collectors found for the application' },
  }),
  collectIdentities: collect({ kind: 'Identity', one: 'identity collector', many: identityWork }),
  collectMAEDC: collect({ kind: 'MAEDC', one: 'MAEDC collector', many: 'MAEDC Collections' }),
  collectRoles: collect({ kind: 'Role', one: 'role collector', many: 'Role Collections' }),
} as const satisfies Record<string, Command>

function start(call: AcceptedCall, { kind, many, one, place }: Collection, server: Server): Reply {
  const name = parameter(call, 'name')
  const source = place && parameter(call, place.parameter)
  const collectors = server.collectors
    .of(kind)
    .filter((collector) => (name ?? collector.name) === collector.name)
    .filter((collector) => (source ?? collector.businessSource) === collector.businessSource)
  if (collectors.length === 0) {
    const unknown = source === undefined ? `${running} ${one} ${name ?? ''}` : `${place?.unknown} ${source}`
    return refusal(call, 404, unknown)
  }

  const { runs } = server
  const isQueued =
    kind === 'Identity'
      ? isIdentityWorkQueued(server)
      : collectors.some((collector) => runs.isQueued(kind, collector.name))
  if (isQueued) return refusals.queued(call, many)

  const started = collectors.map((collector) => runs.start(kind, collector.name))
  const unified =
    kind === 'Identity' && parameter(call, 'unify') === 'true' ? [runs.start(...unification)] : []
  return objectReply(call, {
    ...Object.fromEntries(started.map((run) => [`run-source-${run.id}`, run.source])),
    'run-id': [...started, ...unified].map((run) => run.id).join(','),
  })
}
