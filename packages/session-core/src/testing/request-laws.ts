import type { SessionLaw } from './law.ts'
import { aBareRequestTooLongToKeepIsNeverSentEmpty } from './laws/a-bare-request-too-long-to-keep-is-never-sent-empty.ts'
import { aBodyArrivesAsItWasProduced } from './laws/a-body-arrives-as-it-was-produced.ts'
import { aBodyIsSentAsItWasWhenTheCallWasMade } from './laws/a-body-is-sent-as-it-was-when-the-call-was-made.ts'
import { aBodySurvivesRenewal } from './laws/a-body-survives-renewal.ts'
import { aFormSurvivesRenewal } from './laws/a-form-survives-renewal.ts'
import { aLateRefusalDoesNotRenewAgain } from './laws/a-late-refusal-does-not-renew-again.ts'
import { aLostSessionIsRenewedOnce } from './laws/a-lost-session-is-renewed-once.ts'
import { aRedirectAtLoginIsAnError } from './laws/a-redirect-at-login-is-an-error.ts'
import { aRedirectIsTheAnswer } from './laws/a-redirect-is-the-answer.ts'
import { aSecondRefusalIsTheAnswer } from './laws/a-second-refusal-is-the-answer.ts'
import { aServerThatRefusesEverythingCausesNoLoopOfLogins } from './laws/a-server-that-refuses-everything-causes-no-loop-of-logins.ts'
import { aSessionNeverShowsUpInAnAddress } from './laws/a-session-never-shows-up-in-an-address.ts'
import { aSessionStaysBelowItsBasePath } from './laws/a-session-stays-below-its-base-path.ts'
import { aShortStreamSurvivesRenewal } from './laws/a-short-stream-survives-renewal.ts'
import { aStreamTooLongToKeepIsNeverSentEmpty } from './laws/a-stream-too-long-to-keep-is-never-sent-empty.ts'
import { aTransportErrorThatQuotesTheSessionIsNotPassedOn } from './laws/a-transport-error-that-quotes-the-session-is-not-passed-on.ts'
import { anAcceptedRequestPassesUntouched } from './laws/an-accepted-request-passes-untouched.ts'
import { credentialsNeverLeaveTheirOrigin } from './laws/credentials-never-leave-their-origin.ts'
import { errorsHoldNoSecret } from './laws/errors-hold-no-secret.ts'
import { forbiddenNeverLogsIn } from './laws/forbidden-never-logs-in.ts'
import { onePathThatAlwaysRefusesCausesNoLoopOfLogins } from './laws/one-path-that-always-refuses-causes-no-loop-of-logins.ts'
import { ourSentencesDoNotDependOnTheSecrets } from './laws/our-sentences-do-not-depend-on-the-secrets.ts'
import { plainHttpIsRefusedExceptOnLoopback } from './laws/plain-http-is-refused-except-on-loopback.ts'
import { relativeInputResolvesAgainstTheSession } from './laws/relative-input-resolves-against-the-session.ts'
import { snapshotsAndEventsHoldNoSecret } from './laws/snapshots-and-events-hold-no-secret.ts'
import { theBodyOfABareRequestSurvivesRenewal } from './laws/the-body-of-a-bare-request-survives-renewal.ts'
import { twoHostsShareNothing } from './laws/two-hosts-share-nothing.ts'
import { twoUsersOfOneHostShareNothing } from './laws/two-users-of-one-host-share-nothing.ts'
import { whatIsPostedThroughHttpSurvivesRenewal } from './laws/what-is-posted-through-http-survives-renewal.ts'
import { whatWasWrittenIsNotSentAgain } from './laws/what-was-written-is-not-sent-again.ts'

/** Laws about requests, and what they carry: promises 3 to 6, 10, 12, 14, 15 and 16. */
export const requestLaws: readonly SessionLaw[] = [
  aLostSessionIsRenewedOnce,
  aLateRefusalDoesNotRenewAgain,
  aSecondRefusalIsTheAnswer,
  aServerThatRefusesEverythingCausesNoLoopOfLogins,
  onePathThatAlwaysRefusesCausesNoLoopOfLogins,
  forbiddenNeverLogsIn,
  aBodySurvivesRenewal,
  aFormSurvivesRenewal,
  aBodyIsSentAsItWasWhenTheCallWasMade,
  aBodyArrivesAsItWasProduced,
  aShortStreamSurvivesRenewal,
  aStreamTooLongToKeepIsNeverSentEmpty,
  theBodyOfABareRequestSurvivesRenewal,
  aBareRequestTooLongToKeepIsNeverSentEmpty,
  whatIsPostedThroughHttpSurvivesRenewal,
  credentialsNeverLeaveTheirOrigin,
  aSessionStaysBelowItsBasePath,
  relativeInputResolvesAgainstTheSession,
  aRedirectAtLoginIsAnError,
  aRedirectIsTheAnswer,
  plainHttpIsRefusedExceptOnLoopback,
  snapshotsAndEventsHoldNoSecret,
  errorsHoldNoSecret,
  ourSentencesDoNotDependOnTheSecrets,
  aTransportErrorThatQuotesTheSessionIsNotPassedOn,
  aSessionNeverShowsUpInAnAddress,
  twoHostsShareNothing,
  twoUsersOfOneHostShareNothing,
  anAcceptedRequestPassesUntouched,
  whatWasWrittenIsNotSentAgain,
]
