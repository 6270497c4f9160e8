import { checkOptions, type OptionRule, type OptionRules } from '../check-options.ts'
import { sessionOptions } from '../read-options.ts'
import { aSignal } from './call-options.ts'

/**
 * Makes sure of all options of what is asked without a session, by `withWire`: a vendor's own, and those of every wire.
 *
 * @throws SessionError `invalid-options`, naming the option.
 */
export function checkWireOptions(protocol: string, own: OptionRules, options: unknown): void {
  const { transport, headers, clock, policy } = sessionOptions as Record<string, OptionRule>
  checkOptions(
    protocol,
    { ...own, transport, headers, clock, policy, signal: aSignal } as OptionRules,
    options,
  )
}
