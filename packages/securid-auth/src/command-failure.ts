import type { Reply } from './reply.ts'
import { vendorAnswer } from './vendor-answer.ts'
import { SessionError } from '@org/session-core'

/** What to do about a refusal, for the statuses of the G&L 7.5.2 reference. */
const advice: Readonly<Record<number, string>> = {
  200: 'reports a failure. Its reason is in vendor.message.',
  400: 'could not resolve something in the request. Check its params and body.',
  401: 'refuses: this identity lacks the permission, or its session is over.',
  403: 'is closed: maintenance mode, or a rule about who may call.',
  404: 'does not know the command, or the object that its params name.',
  409: 'has the same work in its queue already.',
  412: 'misses a parameter, or does not accept one. Check params.',
}

/** Statuses after which the command certainly did not run, and may run later. */
const passing: ReadonlySet<number> = new Set([403, 409, 429, 503])

/** A command to which the server said no, or which was answered by somebody else. */
export function commandFailure(command: string, reply: Reply): SessionError {
  const { status } = reply
  const vendor = vendorAnswer(reply)
  if (status < 400 && !reply.ok) {
    return new SessionError('unexpected-reply', {
      protocol: 'securid',
      vendor,
      message: `${command} was answered with a redirect, which is not followed. Check url, and what stands in front of it.`,
    })
  }
  return new SessionError('request-refused', {
    protocol: 'securid',
    vendor,
    retryable: passing.has(status),
    message: `${command}: SecurID ${advice[status] ?? `answered with HTTP ${status}. Its words are in vendor.message.`}`,
  })
}
