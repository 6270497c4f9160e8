import { checkOptions, type OptionRules } from './check-options.ts'
import { ownSignal } from './http/own-signal.ts'
import { isObject } from './is-object.ts'
import { milliseconds, yesOrNo } from './read-options.ts'
import type { LogoutOptions } from './session.ts'

const rules: OptionRules = {
  signal: { expects: 'an AbortSignal', accepts: (signal) => 'aborted' in Object(signal) },
  everywhere: yesOrNo,
  drainMs: milliseconds,
}

/**
 * Makes sure of what a caller of `login`, `logout` and the like gave. What is no object asks for nothing: a listener of
 * signals is told their names.
 *
 * @throws SessionError `invalid-options`, naming the option.
 */
export function readWait(protocol: string, options: LogoutOptions | undefined): LogoutOptions {
  const given: LogoutOptions = isObject(options) ? options : {}
  checkOptions(protocol, rules, given)
  return { ...given, signal: ownSignal(given.signal) }
}
