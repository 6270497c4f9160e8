import type { SessionErrorCode } from '../../errors/session-error-codes.ts'
import { exitCodes } from '../exit-code.ts'
import type { Finding } from './finding.ts'
import { isDeadEnd } from './steps.ts'

const codes: Readonly<Record<string, number>> = {
  names: exitCodes.unreachable,
  connection: exitCodes.unreachable,
  TLS: exitCodes.unreachable,
  answer: exitCodes.unreachable,
  product: exitCodes.refused,
}
const loginCodes: Readonly<Partial<Record<SessionErrorCode, number>>> = {
  unreachable: exitCodes.unreachable,
  'login-timed-out': exitCodes.unreachable,
  'unexpected-reply': exitCodes.refused,
}

/** The exit code that findings amount to: of the first that failed. */
export function exitCodeFor(findings: readonly Finding[]): number {
  const failed = findings.find(isDeadEnd)
  if (failed === undefined) return exitCodes.done
  const code = failed.data?.['code'] as SessionErrorCode
  return codes[failed.step] ?? loginCodes[code] ?? exitCodes.credentials
}
