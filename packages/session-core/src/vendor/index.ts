export { aText, type CallOptions, type CallRules, checkCall } from './call-options.ts'
export { askByName } from './ask-by-name.ts'
export { checkSessionOptions } from './check-session-options.ts'
export { checkWireOptions } from './check-wire-options.ts'
export { decodeText } from './decode-text.ts'
export { credentialFields, fieldsInAnyCase, fieldsOf, revealed } from './fields-of.ts'
export { isObject } from '../is-object.ts'
export { jsonText } from './json-text.ts'
export { type AnswerReader, type CallOutcome, makeCall, type VendorCall } from './make-call.ts'
export { messageIn } from './message-in.ts'
export { type Page, type PagedList, type PageOptions, pageRules, paginate } from './paginate.ts'
export { pageText } from './page-text.ts'
export { aBasicName, type AccountKinds, type GivenAccount, readAccount } from './read-account.ts'
export { readDate } from '../errors/retry-after.ts'
export { readEnvironment } from './read-environment.ts'
export { readJson } from './read-json.ts'
export { refusesLogin } from './refuses-login.ts'
export {
  type FailureDetails,
  type FailureWords,
  type VendorFailure,
  vendorFailure,
} from './vendor-failure.ts'
export { whereReasonStands } from './where-reason-stands.ts'
export { xmlFields } from './xml-fields.ts'
export { waitFor } from '../time/wait-for.ts'
export type { NamedCall } from './connection-failure.ts'
export type { EnvironmentCredentials, EnvironmentSource, Variables } from './read-environment.ts'
export type { RepeatableCall, Retry } from './retry.ts'
