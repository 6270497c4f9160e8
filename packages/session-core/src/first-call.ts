/** What a session needs from its first call on: to log in, to count who reads, and to end. */
export { countedAnswer } from './request/counted-body.ts'
export { endSession } from './login/end-session.ts'
export { obtainOwn } from './login/obtain-own.ts'
export { revokeLast, revokeReplaced } from './grant/revocation.ts'
export { runLogin, waitsForItself } from './login/run-login.ts'
export { sharedResult } from './time/shared-result.ts'
export { talk } from './http/talk.ts'
