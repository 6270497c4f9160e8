import { revokeLast } from '../../grant/revocation.ts'
import type { LogoutOutcome } from '../../protocol.ts'
import { sharedResult } from '../../time/shared-result.ts'
import { shareWork } from '../../time/shared-work.ts'
import type { Fleet } from './fleet.ts'

/** Ends what the record was prepared for. */
export type End = () => Promise<LogoutOutcome | undefined>

/** This process is out: the session lives on for the others. */
export function leave(fleet: Fleet): Promise<End> {
  const { context } = fleet
  return Promise.resolve(async () => {
    const endsBy = context.clock.monotonic() + context.policy.loginDeadlineMs
    const isShared = (context.held ?? context.lost)?.sharedAs !== undefined
    const outcome = isShared ? 'left' : await revokeLast(context)
    await sharedResult(
      context.clock,
      shareWork(fleet.background, () => endsBy),
    )
    return outcome
  })
}
