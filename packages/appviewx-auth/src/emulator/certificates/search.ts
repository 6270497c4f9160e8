import { type Call, fieldsOf, type Json, readPayload } from '../call.ts'
import type { Certificate } from '../inventory/certificate.ts'
import { type Reply, reply } from '../replies.ts'
import { malformedPayload, missingField, noRecords } from '../routes/business-refusals.ts'
import type { Server } from '../server.ts'
import { certificateRecord } from './certificate-record.ts'
import { searchCriterion, textOf } from './search-criteria.ts'
import { sorted } from './sorted.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * `POST certificate/search` with `{ input, filter }`, both mandatory (AppViewX 2026.1.0, search_get_certificate_inventory).
 * A GET, which no document knows, finds what an empty search finds: laws and first tries ask for a path that can be got.
 */
export function answerSearch(call: Call, server: Server): Reply {
  const payload = call.method === 'GET' ? { input: {}, filter: {} } : readPayload(call)
  if (payload === 'malformed') return malformedPayload()

  const wrong =
    ['input', 'filter'].find((name) => !isObject(payload[name])) ?? wrongCount(fieldsOf(payload['filter']))
  if (wrong !== undefined) return missingField(wrong)

  const now = server.clock.now()
  const fits = searchCriterion(fieldsOf(payload['input']), now)
  const found = searched(payload, server).filter(fits)
  const page = pageOf(found, fieldsOf(payload['filter']), now)
  return page.objects.length === 0 ? nothingFound(server) : foundReply(page, found.length, server)
}

/** Of an id there is one at most, and no need to look at all. */
function searched(payload: Fields, { inventory }: Server): readonly Certificate[] {
  const resourceId = textOf(fieldsOf(payload['input'])['resourceId'])
  return resourceId === '' ? inventory.all() : [inventory.find({ resourceId }) ?? []].flat()
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `max` and `start` come as numbers or as text. */
const wrongCount = (filter: Fields): string | undefined =>
  ['max', 'start'].find((name) => name in filter && !/^[1-9]\d{0,8}$/.test(textOf(filter[name]).trim()))

interface Page {
  readonly objects: readonly Certificate[]
  /** Counted from 1. */
  readonly start: number
}

/** Ten certificates from the first, where the filter does not say (inferred). */
function pageOf(found: readonly Certificate[], filter: Fields, now: number): Page {
  const [start, max] = [Number(filter['start'] ?? 1), Number(filter['max'] ?? 10)]
  return { objects: sorted(found, filter, now).slice(start - 1, start - 1 + max), start }
}

function foundReply({ objects, start }: Page, total: number, { clock, settings }: Server): Reply {
  const { recordCounts, successCode } = settings()
  const count = (value: number): Json => (recordCounts === 'string' ? String(value) : value)
  const inner = {
    objects: objects.map((certificate) => certificateRecord(certificate, clock.now())),
    totalRecords: count(total),
    obtainedRecords: count(objects.length),
    obtainedRecordRange: { start: count(start), end: count(start + objects.length - 1) },
  }
  return reply(200, {
    response: envelope(200, inner, 'Matching results found for the given input.'),
    appStatusCode: successCode,
    tags: {},
  })
}

/** A 404 in the code table; a 200 with a sentence inside in the response's (AppViewX 2020.3.0, Response_Structure_2930678). */
function nothingFound({ settings }: Server): Reply {
  if (settings().emptySearch === 404) return noRecords()
  return reply(200, {
    response: envelope(404, null, 'No matching records found for the given input.'),
    appStatusCode: settings().successCode,
    tags: {},
  })
}

/** The envelope inside the envelope, as a client of 2024 reads it. */
const envelope = (httpStatusCode: number, response: Json, message: string): Json => ({
  httpStatusCode,
  response,
  message,
  appStatusCode: null,
  tags: null,
})
