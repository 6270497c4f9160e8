import { type Call, fieldsOf, readPayload } from '../call.ts'
import { type Reply, reply } from '../replies.ts'
import { malformedPayload, missingField } from '../routes/business-refusals.ts'
import type { Server } from '../server.ts'
import { certificateRecord } from './certificate-record.ts'
import { textOf } from './search-criteria.ts'

/**
 * `POST certificate/list` with `{ nextPageToken, searchOptions: { limit } }`, all optional: a hundred at a time, a thousand
 * at most (AppViewX 2024.1.0, list_certs_with_app_conn). The names in the answer but `nextPageToken` are inferred.
 */
export function answerList(call: Call, server: Server): Reply {
  const payload = readPayload(call)
  if (payload === 'malformed') return malformedPayload()

  const limit = textOf(fieldsOf(payload['searchOptions'])['limit'] ?? 100)
  if (!/^[1-9]\d*$/.test(limit)) return missingField('limit')
  const after = positionIn(payload['nextPageToken'])
  if (after === undefined) return missingField('nextPageToken')

  const { certificates, next } = server.inventory.page(after, Math.min(Number(limit), 1000))
  return reply(200, {
    response: {
      certificates: certificates.map((certificate) => ({
        ...certificateRecord(certificate, server.clock.now()),
        applicationConnectors: [],
      })),
      nextPageToken: next === undefined ? null : tokenFor(next),
    },
    message: 'Success',
    appStatusCode: server.settings().successCode,
  })
}

const tokenFor = (position: number): string => btoa(`page:${position}`)

/** The place where the next page begins; undefined for a token that this server never gave out. */
function positionIn(token: unknown): number | undefined {
  if (token === undefined || token === null || token === '') return 0
  try {
    const position = /^page:(?<position>\d+)$/.exec(atob(textOf(token)))?.groups?.['position']
    return position === undefined ? undefined : Number(position)
  } catch {
    return undefined
  }
}
