import { refusal, type Reply } from '../replies.ts'

/** Nothing matches (AppViewX 2020.3.0, CERT status codes); it says nothing about the session. */
export const noRecords = (): Reply => refusal(404, 'NO_RECORDS_FOUND', 'No records found.')

/** A field is missing (AppViewX 2020.3.0, CERT status codes); it says nothing about the session. */
export const missingField = (name: string): Reply =>
  refusal(400, 'MANDATORY_FIELD_MISSING', `Mandatory field '${name}' is missing.`)
