import { setAlarm } from '../time/alarm.ts'
import { inBackground } from '../time/background.ts'
import type { GrantContext, HeartbeatSchedule } from './grant-context.ts'
import type { HeldGrant } from './held-grant.ts'
import { loadHeartbeat } from './rooms.ts'

/** Nothing to keep alive. */
export const noHeartbeat: HeartbeatSchedule = { endedByHeartbeat: false, cancelHeartbeat: undefined }

/** Keeps this grant alive from now on, if the policy says so; not before `pauseMs` milliseconds have passed. */
export function scheduleHeartbeat(context: GrantContext, held: HeldGrant, pauseMs = 0): void {
  if (context.ended || context.held !== held) return

  context.cancelHeartbeat?.()
  const { clock, policy, protocol } = context
  const { idleMs, activeAt } = held
  if (!policy.keepAlive || !protocol.keepAlive || idleMs === Infinity) return

  // Twice the margin: earlier than the moment from which a request would rather renew than risk it.
  const due = activeAt + idleMs - Math.min(2 * policy.skewMs, idleMs / 2)
  const ms = Math.max(due - clock.monotonic(), pauseMs)
  const beat = async (): Promise<void> => {
    const { beatIfIdle } = await loadHeartbeat()
    const pause = await beatIfIdle(context, held, activeAt)
    if (pause !== undefined) scheduleHeartbeat(context, held, pause)
  }
  context.cancelHeartbeat = inBackground(() => setAlarm(clock, ms, () => void beat().catch(() => {})))
}
