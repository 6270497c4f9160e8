import { checkOptions, type OptionRules } from '../check-options.ts'
import { sessionOptions } from '../read-options.ts'

/**
 * Checks all options of a vendor's session: its own, and those that every session has. So the message about a mistyped
 * one lists both.
 *
 * @throws SessionError `invalid-options`, naming the option.
 */
export function checkSessionOptions(protocol: string, own: OptionRules, options: unknown): void {
  checkOptions(protocol, { ...own, ...sessionOptions }, options)
}
