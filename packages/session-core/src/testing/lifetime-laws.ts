import type { SessionLaw } from './law.ts'
import { aBusySessionIsRenewedBeforeItsLifespanEnds } from './laws/a-busy-session-is-renewed-before-its-lifespan-ends.ts'
import { aCallerMayLeaveALogout } from './laws/a-caller-may-leave-a-logout.ts'
import { aJumpOfTheWallClockChangesNothing } from './laws/a-jump-of-the-wall-clock-changes-nothing.ts'
import { aLifetimeCountsFromBeforeTheLoginWasSent } from './laws/a-lifetime-counts-from-before-the-login-was-sent.ts'
import { aLoginInFlightIsLetLandAndLoggedOut } from './laws/a-login-in-flight-is-let-land-and-logged-out.ts'
import { aLogoutMayGiveRequestsLessTime } from './laws/a-logout-may-give-requests-less-time.ts'
import { aLogoutThatIsNotAnsweredEnds } from './laws/a-logout-that-is-not-answered-ends.ts'
import { aRefusalDuringLogoutIsTheAnswer } from './laws/a-refusal-during-logout-is-the-answer.ts'
import { aRefusedSessionIsGone } from './laws/a-refused-session-is-gone.ts'
import { aReplacedSessionIsLoggedOutOnceUnused } from './laws/a-replaced-session-is-logged-out-once-unused.ts'
import { aSecondLogoutHasTheSameOutcome } from './laws/a-second-logout-has-the-same-outcome.ts'
import { aSessionBeginsAfterTheAnswerToItsChallenge } from './laws/a-session-begins-after-the-answer-to-its-challenge.ts'
import { aSessionRefusedByMistakeIsLoggedOut } from './laws/a-session-refused-by-mistake-is-logged-out.ts'
import { aSessionRefusedByMistakeIsNotLeftBehind } from './laws/a-session-refused-by-mistake-is-not-left-behind.ts'
import { aSessionThatNeverWasNeedsNoLogout } from './laws/a-session-that-never-was-needs-no-logout.ts'
import { aValidSessionOutlivesAFailedEarlyRenewal } from './laws/a-valid-session-outlives-a-failed-early-renewal.ts'
import { activityCountsFromWhenARequestWasSent } from './laws/activity-counts-from-when-a-request-was-sent.ts'
import { activityMovesTheIdleLimit } from './laws/activity-moves-the-idle-limit.ts'
import { afterLogoutNothingIsSent } from './laws/after-logout-nothing-is-sent.ts'
import { anAnswerThatNobodyReadsIsLetGo } from './laws/an-answer-that-nobody-reads-is-let-go.ts'
import { anExpiredSessionCountsAsEnded } from './laws/an-expired-session-counts-as-ended.ts'
import { anIdleSessionCanBeKeptAlive } from './laws/an-idle-session-can-be-kept-alive.ts'
import { anIdleSessionIsRenewedBeforeItIsForgotten } from './laws/an-idle-session-is-renewed-before-it-is-forgotten.ts'
import { keepingADeadSessionAliveRenewsIt } from './laws/keeping-a-dead-session-alive-renews-it.ts'
import { keepingAliveCountsAsActivity } from './laws/keeping-alive-counts-as-activity.ts'
import { keepingAliveHoldsOneTimer } from './laws/keeping-alive-holds-one-timer.ts'
import { leavingAScopeLogsOut } from './laws/leaving-a-scope-logs-out.ts'
import { logoutEndsAWaitingChallenge } from './laws/logout-ends-a-waiting-challenge.ts'
import { logoutEndsEveryWaitAtOnce } from './laws/logout-ends-every-wait-at-once.ts'
import { logoutGoesOnAsSoonAsAllAreAnswered } from './laws/logout-goes-on-as-soon-as-all-are-answered.ts'
import { logoutWaitsForASignOfLifeUnderWay } from './laws/logout-waits-for-a-sign-of-life-under-way.ts'
import { noListenerIsLeftOnASignal } from './laws/no-listener-is-left-on-a-signal.ts'
import { nothingIsPendingAtRest } from './laws/nothing-is-pending-at-rest.ts'
import { requestsInFlightGetTheirTimeAtLogout } from './laws/requests-in-flight-get-their-time-at-logout.ts'
import { theMarginIsAtMostAQuarterOfTheLifetime } from './laws/the-margin-is-at-most-a-quarter-of-the-lifetime.ts'
import { waitsEndAtLogoutWhateverIsWaitedFor } from './laws/waits-end-at-logout-whatever-is-waited-for.ts'

/** Laws about how long things last, and how they end: promises 9, 11 and 13. */
export const lifetimeLaws: readonly SessionLaw[] = [
  anIdleSessionIsRenewedBeforeItIsForgotten,
  activityMovesTheIdleLimit,
  aBusySessionIsRenewedBeforeItsLifespanEnds,
  theMarginIsAtMostAQuarterOfTheLifetime,
  aLifetimeCountsFromBeforeTheLoginWasSent,
  aJumpOfTheWallClockChangesNothing,
  aValidSessionOutlivesAFailedEarlyRenewal,
  aRefusedSessionIsGone,
  aReplacedSessionIsLoggedOutOnceUnused,
  aSessionRefusedByMistakeIsNotLeftBehind,
  aSessionRefusedByMistakeIsLoggedOut,
  keepingAliveCountsAsActivity,
  anIdleSessionCanBeKeptAlive,
  keepingADeadSessionAliveRenewsIt,
  afterLogoutNothingIsSent,
  logoutEndsEveryWaitAtOnce,
  aLoginInFlightIsLetLandAndLoggedOut,
  logoutEndsAWaitingChallenge,
  requestsInFlightGetTheirTimeAtLogout,
  logoutGoesOnAsSoonAsAllAreAnswered,
  aRefusalDuringLogoutIsTheAnswer,
  aLogoutThatIsNotAnsweredEnds,
  aSecondLogoutHasTheSameOutcome,
  anExpiredSessionCountsAsEnded,
  aSessionThatNeverWasNeedsNoLogout,
  leavingAScopeLogsOut,
  logoutWaitsForASignOfLifeUnderWay,
  nothingIsPendingAtRest,
  keepingAliveHoldsOneTimer,
  anAnswerThatNobodyReadsIsLetGo,
  noListenerIsLeftOnASignal,
  activityCountsFromWhenARequestWasSent,
  aSessionBeginsAfterTheAnswerToItsChallenge,
  aCallerMayLeaveALogout,
  aLogoutMayGiveRequestsLessTime,
  waitsEndAtLogoutWhateverIsWaitedFor,
]
