export { explainUnreachable } from './explain-unreachable.ts'
export { redactedCause, redactedFailure } from './protocol-failure.ts'
export { redactTexts } from '../secrets/redact.ts'
export { thrownStatus } from './thrown-status.ts'
