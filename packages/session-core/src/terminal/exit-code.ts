import type { SessionErrorCode } from '../errors/session-error-codes.ts'
import { isSessionError } from '../errors/session-error.ts'

/** How a command ends, for scripts. */
export const exitCodes = {
  done: 0,
  refused: 1,
  usage: 2,
  credentials: 3,
  unreachable: 4,
  locked: 5,
  interrupted: 130,
  /** As a shell has it of a program that wrote to a pipe without a reader: 128 and the number of SIGPIPE. */
  unread: 141,
} as const

/** What each code means, as the help tells it. */
export const exitCodeMeanings: readonly (readonly [code: number, meaning: string])[] = [
  [exitCodes.done, 'done'],
  [exitCodes.refused, 'refused by the vendor, or not what the vendor answers'],
  [exitCodes.usage, 'wrong use: an option, an address, a file'],
  [exitCodes.credentials, 'credentials rejected, or a one-time password not given'],
  [exitCodes.unreachable, 'not reachable, or no answer in time'],
  [exitCodes.locked, 'credentials rejected before, or login budget spent: nothing was sent'],
  [exitCodes.interrupted, 'interrupted; emulator and proxy end with 0 then'],
  [exitCodes.unread, 'whoever read the output went away, as head does'],
]

const byError: Readonly<Partial<Record<SessionErrorCode, number>>> = {
  'invalid-options': exitCodes.usage,
  'foreign-origin': exitCodes.usage,
  'credentials-rejected': exitCodes.credentials,
  'login-refused': exitCodes.credentials,
  'challenge-unanswered': exitCodes.credentials,
  unreachable: exitCodes.unreachable,
  'login-timed-out': exitCodes.unreachable,
  'credentials-locked': exitCodes.locked,
  'login-budget-spent': exitCodes.locked,
}

/** The exit code that an error amounts to. */
export function exitCodeOf(error: unknown): number {
  if (isUsageError(error)) return exitCodes.usage
  if (isSessionError(error)) return byError[error.code] ?? exitCodes.refused
  return error instanceof TypeError ? exitCodes.unreachable : exitCodes.refused
}

const usage: unique symbol = Symbol('usage')

/** The error of somebody who must type something else. */
export function usageError(message: string): Error {
  return Object.assign(new Error(message), { [usage]: true })
}

/** Whether the command was typed wrongly. */
export function isUsageError(error: unknown): error is Error {
  return error instanceof Error && usage in error
}
