import { checkOptions, type OptionRules } from '../check-options.ts'
import { sessionOptions } from '../read-options.ts'

/**
 * Makes sure of all options of a vendor's session: its own, and those of every session. So a mistyped one is told with the
 * names of both.
 *
 * @throws SessionError `invalid-options`, naming the option.
 */
export function checkSessionOptions(protocol: string, own: OptionRules, options: unknown): void {
  checkOptions(protocol, { ...own, ...sessionOptions }, options)
}
