import { refusal, type Reply } from '../replies.ts'

/** Nothing matches (AppViewX 2020.3.0, Status_codes_2930715); it says nothing about the session. */
export const noRecords = (): Reply => refusal(404, 'NO_RECORDS_FOUND', 'No matching records found.')

/** A field is missing (AppViewX 2020.3.0, Status_codes_2930715); it says nothing about the session. */
export const missingField = (name: string): Reply =>
  refusal(400, 'MANDATORY_FIELD_MISSING', `Mandatory field is missing or invalid - ${name}.`)

/** A body that is not JSON (AppViewX 2020.3.0, Status_codes_2930685). */
export const malformedPayload = (): Reply => refusal(400, 'avx-common-028', 'Invalid / Incorrect payload.')
