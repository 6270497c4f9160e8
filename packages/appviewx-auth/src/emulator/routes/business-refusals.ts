import { refusal, type Reply } from '../replies.ts'

/** Nothing matches (AppViewX 2020.3.0, Status_codes_2930715); it says nothing about the session. */
export const noRecords = (): Reply => refusal(404, 'NO_RECORDS_FOUND', 'No matching records found.')

/** A field is missing (AppViewX 2020.3.0, Status_codes_2930715); it says nothing about the session. */
export const missingField = (name: string): Reply =>
  refusal(400, 'MANDATORY_FIELD_MISSING', `Mandatory field is missing or invalid - ${name}.`)

/** Neither an id nor a name with a serial number (AppViewX 2020.3.0, Status_codes_2930617). */
export const nameless = (): Reply =>
  refusal(400, 'INVALID_REQUEST', 'Please give valid common name and serial number or resourceId.')

/** Another request is on its way for the same certificate (AppViewX 2020.3.0, Status_codes_2930617). */
export const openWorkOrder = (): Reply =>
  refusal(
    417,
    'OPEN_WORK_ORDERS_FOUND',
    "Since requested certificate's work order is in progress, cannot initiate another action.",
  )

/** A body that is not JSON (AppViewX 2020.3.0, Status_codes_2930685). */
export const malformedPayload = (): Reply => refusal(400, 'avx-common-028', 'Invalid / Incorrect payload.')

/** Said of a key that the client has and this server has not (AppViewX 2020.3.0, Status_codes_2930715; that it is said then is inferred). */
export const keyRestricted = ({ group = 'Default' }: { readonly group?: string }): Reply =>
  refusal(417, 'CERT-KEY-0006', `Private key access is restricted in ${group} policy.`)
