import type { SessionError } from '../errors/session-error.ts'

const final = /^(?:credentials-rejected|login-refused|challenge-unanswered)$/

/** Whether the credentials must not be sent again. After a prompt, anything that would only prompt again counts. */
export function opensCircuit({ code, retryable }: SessionError, asked: boolean): boolean {
  return final.test(code) || (asked && !retryable)
}
