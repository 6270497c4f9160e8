import { type GuardedCall, readPayload } from '../call.ts'
import { type Certificate, withRequest } from '../inventory/certificate.ts'
import { lastMoment, nextSerial } from '../inventory/fill-in.ts'
import { refusal, type Reply, reply } from '../replies.ts'
import { malformedPayload, missingField, openWorkOrder } from '../routes/business-refusals.ts'
import type { Server } from '../server.ts'
import { wrongTiming } from './modes.ts'
import { namedCertificate } from './named-certificate.ts'
import { textOf } from './search-criteria.ts'

interface Action {
  readonly name: string
  readonly needsReason: boolean
  readonly apply: (certificate: Certificate, now: number) => Partial<Certificate>
}

const replaced = ({ serialNumber, validFrom, validTo }: Certificate, now: number): Partial<Certificate> => ({
  serialNumber: nextSerial(serialNumber),
  status: 'Managed',
  validFrom: Math.min(now, lastMoment),
  validTo: Math.min(now + (validTo - validFrom), lastMoment),
})

const revoke: Action = { name: 'Revoke', needsReason: true, apply: () => ({ status: 'Revoked' }) }

/** What `certificate/action` knows (AppViewX 2020.3.0, Request_Structure_2930615, _2930627, _2930651, _2930664, _2930672). */
const actions: readonly Action[] = [
  { name: 'Renew', needsReason: false, apply: replaced },
  { name: 'Regenerate', needsReason: false, apply: replaced },
  revoke,
  { name: 'Suspend', needsReason: true, apply: () => ({ status: 'Suspended' }) },
  { name: 'Reinstate', needsReason: true, apply: () => ({ status: 'Managed' }) },
]

/** `PUT certificate/action`: always a request that is accepted (AppViewX 2020.3.0, Status_codes_2930617 and _2930673). */
export function answerAction(call: GuardedCall, server: Server): Reply {
  const payload = readPayload(call)
  if (payload === 'malformed') return malformedPayload()

  const wanted = textOf(payload['action'])
  if (wanted === '') return missingField('action')
  const action = actions.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  if (action === undefined) return refusal(400, 'INVALID_REQUEST', 'Please provide a valid action.')

  const begun = begin(action, { call, payload, server })
  return 'refused' in begun ? begun.refused : accepted(action, begun)
}

/** `PUT certificate/revoke`: as the action, or at once with `isSync=true` (AppViewX 2020.3.0, Request_Structure_2930633). */
export async function answerRevoke(call: GuardedCall, server: Server): Promise<Reply> {
  const payload = readPayload(call)
  if (payload === 'malformed') return malformedPayload()
  const wrong = wrongTiming(call)
  if (wrong !== undefined) return wrong

  const begun = begin(revoke, { call, payload, server })
  if ('refused' in begun) return begun.refused
  if (call.query.get('isSync') !== 'true') return accepted(revoke, begun)

  await server.requests.finish(begun.requestId)
  // A cert-manager issuer of 2024 takes nothing but this code for a success.
  return reply(200, {
    response: { ...begun, certStatus: 'Revoked', message: 'Certificate revoked successfully.' },
    message: 'Certificate revoked successfully.',
    appStatusCode: server.settings().successCode ?? 'SUCCESS',
    tags: {},
  })
}

interface Begun {
  readonly resourceId: string
  readonly requestId: string
}

interface Asked {
  readonly call: GuardedCall
  readonly payload: Readonly<Record<string, unknown>>
  readonly server: Server
}

function begin(action: Action, { call, payload, server }: Asked): Begun | { readonly refused: Reply } {
  const named = namedCertificate(payload, server)
  if ('refused' in named) return named
  if (action.needsReason && textOf(payload['reason']) === '') return { refused: missingField('reason') }

  const { certificate } = named
  if (server.requests.areOpen(certificate.requestIds)) return { refused: openWorkOrder() }
  if (!allows(certificate, action)) return { refused: unsupported() }

  const { resourceId, requestIds } = certificate
  const request = server.requests.submit({
    workflowName: `${action.name} Certificate`,
    createdBy: call.username,
    task: `Trigger Certificate ${action.name}`,
    needsApproval: call.query.get('autoApproval') === 'false',
    work: () => {
      server.inventory.change(resourceId, action.apply(certificate, server.clock.now()))
      return JSON.stringify({ response: { resourceId } })
    },
  })
  server.inventory.change(resourceId, { requestIds: withRequest(requestIds, request.id) })
  return { resourceId, requestId: request.id }
}

/** What is only monitored, or revoked, cannot be acted on (AppViewX 2026.1.0, revoke_a_certificate_in_sync_mode). */
const allows = ({ status }: Certificate, { name }: Action): boolean =>
  status !== 'Monitored' && status !== 'Revoked' && (name === 'Reinstate') === (status === 'Suspended')

const unsupported = (): Reply =>
  refusal(
    406,
    'CERT-VWF-0006',
    'Life cycle action is unsupported by CA or another work order is in progress or certificate belongs to read group or is in Monitored status.',
  )

function accepted({ name }: Action, { requestId, resourceId }: Begun): Reply {
  const message = `${name} action has been triggered successfully.`
  return reply(202, { response: { resourceId, requestId, message }, message, tags: {} })
}
