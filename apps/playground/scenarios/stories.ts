import { expiryUnderLoad } from './stories/expiry-under-load.ts'
import { fiftyCallers } from './stories/fifty-callers.ts'
import { handOver } from './stories/hand-over.ts'
import { helloBoth } from './stories/hello-both.ts'
import { lateRefusals } from './stories/late-refusals.ts'
import { logoutInARace } from './stories/logout-in-a-race.ts'
import { oneTimePassword } from './stories/one-time-password.ts'
import { redirectToAStranger } from './stories/redirect-to-a-stranger.ts'
import { serverAway } from './stories/server-away.ts'
import { twentyPods } from './stories/twenty-pods.ts'
import { twoClients } from './stories/two-clients.ts'
import { wrongPassword } from './stories/wrong-password.ts'
import type { Story } from './story.ts'

/** Every story, in the order a newcomer might want them. */
export const stories: readonly Story[] = [
  helloBoth,
  fiftyCallers,
  expiryUnderLoad,
  lateRefusals,
  wrongPassword,
  oneTimePassword,
  twentyPods,
  twoClients,
  logoutInARace,
  serverAway,
  redirectToAStranger,
  handOver,
]
