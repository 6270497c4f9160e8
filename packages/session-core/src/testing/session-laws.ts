import type { SessionLaw } from './law.ts'
import { aBareRequestTooLongToKeepIsNeverSentEmpty } from './laws/a-bare-request-too-long-to-keep-is-never-sent-empty.ts'
import { aBodyIsSentAsItWasWhenTheCallWasMade } from './laws/a-body-is-sent-as-it-was-when-the-call-was-made.ts'
import { aBodySurvivesRenewal } from './laws/a-body-survives-renewal.ts'
import { aBusySessionIsRenewedBeforeItsLifespanEnds } from './laws/a-busy-session-is-renewed-before-its-lifespan-ends.ts'
import { aCallerMayLeaveWithoutEndingTheLogin } from './laws/a-caller-may-leave-without-ending-the-login.ts'
import { aCallerWhoLeavesDoesNotEndThePrompt } from './laws/a-caller-who-leaves-does-not-end-the-prompt.ts'
import { aFailedLoginFailsEveryWaiterAlike } from './laws/a-failed-login-fails-every-waiter-alike.ts'
import { aFailedLoginIsNotRememberedAsSuccess } from './laws/a-failed-login-is-not-remembered-as-success.ts'
import { aFormSurvivesRenewal } from './laws/a-form-survives-renewal.ts'
import { aGrantThatLandsAfterItsDeadlineIsRevoked } from './laws/a-grant-that-lands-after-its-deadline-is-revoked.ts'
import { aJumpOfTheWallClockChangesNothing } from './laws/a-jump-of-the-wall-clock-changes-nothing.ts'
import { aLateRefusalDoesNotRenewAgain } from './laws/a-late-refusal-does-not-renew-again.ts'
import { aLifetimeCountsFromBeforeTheLoginWasSent } from './laws/a-lifetime-counts-from-before-the-login-was-sent.ts'
import { aLoginBudgetBoundsAllLogins } from './laws/a-login-budget-bounds-all-logins.ts'
import { aLoginHasItsOwnDeadline } from './laws/a-login-has-its-own-deadline.ts'
import { aLoginInFlightIsLetLandAndLoggedOut } from './laws/a-login-in-flight-is-let-land-and-logged-out.ts'
import { aLoginThatNobodyWaitsForIsNotLost } from './laws/a-login-that-nobody-waits-for-is-not-lost.ts'
import { aLogoutThatIsNotAnsweredEnds } from './laws/a-logout-that-is-not-answered-ends.ts'
import { aLostSessionIsRenewedOnce } from './laws/a-lost-session-is-renewed-once.ts'
import { aPersonMayThinkForLongerThanTheDeadline } from './laws/a-person-may-think-for-longer-than-the-deadline.ts'
import { aProviderIsAskedOnceByParallelCallers } from './laws/a-provider-is-asked-once-by-parallel-callers.ts'
import { aRedirectAtLoginIsAnError } from './laws/a-redirect-at-login-is-an-error.ts'
import { aRedirectIsTheAnswer } from './laws/a-redirect-is-the-answer.ts'
import { aRefusalDuringLogoutIsTheAnswer } from './laws/a-refusal-during-logout-is-the-answer.ts'
import { aRefusedLoginOpensTheCircuit } from './laws/a-refused-login-opens-the-circuit.ts'
import { aRefusedSessionIsGone } from './laws/a-refused-session-is-gone.ts'
import { aReplacedSessionIsLoggedOutOnceUnused } from './laws/a-replaced-session-is-logged-out-once-unused.ts'
import { aSecondLogoutHasTheSameOutcome } from './laws/a-second-logout-has-the-same-outcome.ts'
import { aSecondRefusalIsTheAnswer } from './laws/a-second-refusal-is-the-answer.ts'
import { aServerThatRefusesEverythingCausesNoLoopOfLogins } from './laws/a-server-that-refuses-everything-causes-no-loop-of-logins.ts'
import { aSessionNeverShowsUpInAnAddress } from './laws/a-session-never-shows-up-in-an-address.ts'
import { aSessionRefusedByMistakeIsNotLeftBehind } from './laws/a-session-refused-by-mistake-is-not-left-behind.ts'
import { aSessionStaysBelowItsBasePath } from './laws/a-session-stays-below-its-base-path.ts'
import { aSessionThatNeverWasNeedsNoLogout } from './laws/a-session-that-never-was-needs-no-logout.ts'
import { aShortStreamSurvivesRenewal } from './laws/a-short-stream-survives-renewal.ts'
import { aStreamTooLongToKeepIsNeverSentEmpty } from './laws/a-stream-too-long-to-keep-is-never-sent-empty.ts'
import { aTransportErrorThatQuotesTheSessionIsNotPassedOn } from './laws/a-transport-error-that-quotes-the-session-is-not-passed-on.ts'
import { aValidSessionOutlivesAFailedEarlyRenewal } from './laws/a-valid-session-outlives-a-failed-early-renewal.ts'
import { aValidSessionServesOnWhileTheCircuitIsOpen } from './laws/a-valid-session-serves-on-while-the-circuit-is-open.ts'
import { activityMovesTheIdleLimit } from './laws/activity-moves-the-idle-limit.ts'
import { afterLogoutNothingIsSent } from './laws/after-logout-nothing-is-sent.ts'
import { anAcceptedRequestPassesUntouched } from './laws/an-accepted-request-passes-untouched.ts'
import { anAnswerIsUsedOnce } from './laws/an-answer-is-used-once.ts'
import { anAnswerThatNobodyReadsIsLetGo } from './laws/an-answer-that-nobody-reads-is-let-go.ts'
import { anExpiredSessionCountsAsEnded } from './laws/an-expired-session-counts-as-ended.ts'
import { anIdleSessionCanBeKeptAlive } from './laws/an-idle-session-can-be-kept-alive.ts'
import { anIdleSessionIsRenewedBeforeItIsForgotten } from './laws/an-idle-session-is-renewed-before-it-is-forgotten.ts'
import { anUnansweredChallengeOpensTheCircuit } from './laws/an-unanswered-challenge-opens-the-circuit.ts'
import { credentialsNeverLeaveTheirOrigin } from './laws/credentials-never-leave-their-origin.ts'
import { errorsHoldNoSecret } from './laws/errors-hold-no-secret.ts'
import { forbiddenNeverLogsIn } from './laws/forbidden-never-logs-in.ts'
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
import { oneChallengeCausesOnePrompt } from './laws/one-challenge-causes-one-prompt.ts'
import { oneLoginServesManyCallers } from './laws/one-login-serves-many-callers.ts'
import { onePathThatAlwaysRefusesCausesNoLoopOfLogins } from './laws/one-path-that-always-refuses-causes-no-loop-of-logins.ts'
import { otherCredentialsCloseTheCircuit } from './laws/other-credentials-close-the-circuit.ts'
import { plainHttpIsRefusedExceptOnLoopback } from './laws/plain-http-is-refused-except-on-loopback.ts'
import { rearmLetsCredentialsBeTriedAgain } from './laws/rearm-lets-credentials-be-tried-again.ts'
import { rejectedCredentialsAreNeverSentTwice } from './laws/rejected-credentials-are-never-sent-twice.ts'
import { relativeInputResolvesAgainstTheSession } from './laws/relative-input-resolves-against-the-session.ts'
import { requestsInFlightGetTheirTimeAtLogout } from './laws/requests-in-flight-get-their-time-at-logout.ts'
import { snapshotsAndEventsHoldNoSecret } from './laws/snapshots-and-events-hold-no-secret.ts'
import { theBodyOfABareRequestSurvivesRenewal } from './laws/the-body-of-a-bare-request-survives-renewal.ts'
import { theMarginIsAtMostAQuarterOfTheLifetime } from './laws/the-margin-is-at-most-a-quarter-of-the-lifetime.ts'
import { twoHostsShareNothing } from './laws/two-hosts-share-nothing.ts'
import { twoUsersOfOneHostShareNothing } from './laws/two-users-of-one-host-share-nothing.ts'
import { whatIsPostedThroughHttpSurvivesRenewal } from './laws/what-is-posted-through-http-survives-renewal.ts'

/** What the engine promises, as laws that any protocol's session can be held to; in the order of the promises. */
export const sessionLaws: readonly SessionLaw[] = Object.freeze([
  oneLoginServesManyCallers,
  aFailedLoginFailsEveryWaiterAlike,
  aFailedLoginIsNotRememberedAsSuccess,
  aCallerMayLeaveWithoutEndingTheLogin,
  aLoginThatNobodyWaitsForIsNotLost,
  aLoginHasItsOwnDeadline,
  aGrantThatLandsAfterItsDeadlineIsRevoked,
  aPersonMayThinkForLongerThanTheDeadline,
  aLostSessionIsRenewedOnce,
  aLateRefusalDoesNotRenewAgain,
  aSecondRefusalIsTheAnswer,
  aServerThatRefusesEverythingCausesNoLoopOfLogins,
  onePathThatAlwaysRefusesCausesNoLoopOfLogins,
  forbiddenNeverLogsIn,
  aBodySurvivesRenewal,
  aFormSurvivesRenewal,
  aBodyIsSentAsItWasWhenTheCallWasMade,
  aShortStreamSurvivesRenewal,
  aStreamTooLongToKeepIsNeverSentEmpty,
  theBodyOfABareRequestSurvivesRenewal,
  aBareRequestTooLongToKeepIsNeverSentEmpty,
  whatIsPostedThroughHttpSurvivesRenewal,
  rejectedCredentialsAreNeverSentTwice,
  otherCredentialsCloseTheCircuit,
  aProviderIsAskedOnceByParallelCallers,
  rearmLetsCredentialsBeTriedAgain,
  aValidSessionServesOnWhileTheCircuitIsOpen,
  aRefusedLoginOpensTheCircuit,
  anUnansweredChallengeOpensTheCircuit,
  aLoginBudgetBoundsAllLogins,
  oneChallengeCausesOnePrompt,
  anAnswerIsUsedOnce,
  aCallerWhoLeavesDoesNotEndThePrompt,
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
  keepingAliveCountsAsActivity,
  anIdleSessionCanBeKeptAlive,
  keepingADeadSessionAliveRenewsIt,
  credentialsNeverLeaveTheirOrigin,
  aSessionStaysBelowItsBasePath,
  relativeInputResolvesAgainstTheSession,
  aRedirectAtLoginIsAnError,
  aRedirectIsTheAnswer,
  plainHttpIsRefusedExceptOnLoopback,
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
  snapshotsAndEventsHoldNoSecret,
  errorsHoldNoSecret,
  aTransportErrorThatQuotesTheSessionIsNotPassedOn,
  aSessionNeverShowsUpInAnAddress,
  nothingIsPendingAtRest,
  keepingAliveHoldsOneTimer,
  anAnswerThatNobodyReadsIsLetGo,
  noListenerIsLeftOnASignal,
  twoHostsShareNothing,
  twoUsersOfOneHostShareNothing,
  anAcceptedRequestPassesUntouched,
])
