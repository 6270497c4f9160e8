import type { SessionLaw } from './law.ts'
import { aCallerMayLeaveWithoutEndingTheLogin } from './laws/a-caller-may-leave-without-ending-the-login.ts'
import { aCallerWhoLeavesDoesNotEndThePrompt } from './laws/a-caller-who-leaves-does-not-end-the-prompt.ts'
import { aCallerWhoLeftAlreadyStartsNoLogin } from './laws/a-caller-who-left-already-starts-no-login.ts'
import { aFailedLoginFailsEveryWaiterAlike } from './laws/a-failed-login-fails-every-waiter-alike.ts'
import { aFailedLoginIsNotRememberedAsSuccess } from './laws/a-failed-login-is-not-remembered-as-success.ts'
import { aGrantThatLandsAfterItsDeadlineIsRevoked } from './laws/a-grant-that-lands-after-its-deadline-is-revoked.ts'
import { aLoginBudgetBoundsAllLogins } from './laws/a-login-budget-bounds-all-logins.ts'
import { aLoginHasItsOwnDeadline } from './laws/a-login-has-its-own-deadline.ts'
import { aLoginThatNobodyWaitsForIsNotLost } from './laws/a-login-that-nobody-waits-for-is-not-lost.ts'
import { aPersonMayThinkForLongerThanTheDeadline } from './laws/a-person-may-think-for-longer-than-the-deadline.ts'
import { aPromptWithoutASessionBacksOff } from './laws/a-prompt-without-a-session-backs-off.ts'
import { aProviderIsAskedOnceByParallelCallers } from './laws/a-provider-is-asked-once-by-parallel-callers.ts'
import { aRefusedLoginLocksWhateverItsBody } from './laws/a-refused-login-locks-whatever-its-body.ts'
import { aRefusedLoginOpensTheCircuit } from './laws/a-refused-login-opens-the-circuit.ts'
import { aValidSessionServesOnWhileTheCircuitIsOpen } from './laws/a-valid-session-serves-on-while-the-circuit-is-open.ts'
import { anAnswerIsUsedOnce } from './laws/an-answer-is-used-once.ts'
import { anUnansweredChallengeOpensTheCircuit } from './laws/an-unanswered-challenge-opens-the-circuit.ts'
import { credentialsRejectedBeforeTheLastOnesAreNotSentEither } from './laws/credentials-rejected-before-the-last-ones-are-not-sent-either.ts'
import { nobodyWaitsForEverForWhatAnotherCallerBegan } from './laws/nobody-waits-for-ever-for-what-another-caller-began.ts'
import { oneChallengeCausesOnePrompt } from './laws/one-challenge-causes-one-prompt.ts'
import { oneLoginServesManyCallers } from './laws/one-login-serves-many-callers.ts'
import { otherCredentialsCloseTheCircuit } from './laws/other-credentials-close-the-circuit.ts'
import { rearmLetsCredentialsBeTriedAgain } from './laws/rearm-lets-credentials-be-tried-again.ts'
import { rejectedCredentialsAreNeverSentTwice } from './laws/rejected-credentials-are-never-sent-twice.ts'

/** Laws about how a session comes about: promises 1, 2, 7 and 8. */
export const loginLaws: readonly SessionLaw[] = [
  oneLoginServesManyCallers,
  aFailedLoginFailsEveryWaiterAlike,
  aFailedLoginIsNotRememberedAsSuccess,
  aCallerMayLeaveWithoutEndingTheLogin,
  aCallerWhoLeftAlreadyStartsNoLogin,
  aLoginThatNobodyWaitsForIsNotLost,
  nobodyWaitsForEverForWhatAnotherCallerBegan,
  aLoginHasItsOwnDeadline,
  aGrantThatLandsAfterItsDeadlineIsRevoked,
  aPersonMayThinkForLongerThanTheDeadline,
  rejectedCredentialsAreNeverSentTwice,
  otherCredentialsCloseTheCircuit,
  credentialsRejectedBeforeTheLastOnesAreNotSentEither,
  aProviderIsAskedOnceByParallelCallers,
  rearmLetsCredentialsBeTriedAgain,
  aValidSessionServesOnWhileTheCircuitIsOpen,
  aRefusedLoginOpensTheCircuit,
  aRefusedLoginLocksWhateverItsBody,
  anUnansweredChallengeOpensTheCircuit,
  aLoginBudgetBoundsAllLogins,
  oneChallengeCausesOnePrompt,
  anAnswerIsUsedOnce,
  aPromptWithoutASessionBacksOff,
  aCallerWhoLeavesDoesNotEndThePrompt,
]
