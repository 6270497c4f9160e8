import type { Call } from '../call.ts'
import type { Reply } from '../replies.ts'
import { errorPage, refusal } from './error-page.ts'

/** A 412 has its sentence in the reason phrase, too: that is where clients of old servers read it. */
export const preconditionFailed = (call: Call, sentence: string): Reply => ({
  ...refusal(call, 412, sentence),
  reason: sentence,
})

/** Why this server says no. Wordings: G&L 7.5.2, the error samples of the command named; others are guesses, and say so. */
export const refusals = {
  /** loginUser; also for a locked user. */
  userNotValidated: (call: Call): Reply =>
    refusal(call, 401, 'User could not be validated. The username or password may be incorrect.'),
  /** loginTrustedApp. */
  appNotValidated: (call: Call): Reply => refusal(call, 401, 'Application could not be validated'),
  /** logoutUser and most others; keepAlive has its own words. */
  tokenEnded: (call: Call): Reply =>
    call.command === 'keepAlive'
      ? refusal(call, 401, 'The token is invalid or expired')
      : errorPage(
          401,
          `The token is not valid for the command '${call.command}'. Token is invalid or expired`,
        ),
  /** about: a matter of permission, not of the token's life. */
  noPermission: ({ command }: Call): Reply =>
    errorPage(401, `The token is not valid for the command '${command}'. `),
  /** runReport: permission on one object. */
  reportForbidden: (call: Call, report: string): Reply =>
    refusal(call, 401, `User is not authorized to run reports for ${report}`),
  /** Only the log line "status code: 401 … Unauthorized" is known (KB 000038625). */
  workflowOnly: (): Reply => errorPage(401, 'Unauthorized'),
  /** Maintenance mode, since 7.2.1; the words are the administrator's. */
  maintenance: (message: string): Reply => errorPage(403, message),
  /** A guess: no page says what is answered when web services are off, or closed to an address. */
  noAccess: (access: 'switched-off' | 'address-not-allowed'): Reply =>
    errorPage(
      403,
      access === 'switched-off'
        ? 'Web services are not enabled'
        : 'The client address is not allowed to use web services',
    ),
  /** The reason phrase is known from a client in the field, the page is a guess. */
  unknownCommand: (call: Call): Reply => ({ ...refusal(call, 404, call.command), reason: call.command }),
  /** The emulator's own words: the real server would know this command. */
  notEmulated: ({ command }: Call): Reply =>
    errorPage(
      501,
      `SecurID documents ${command}, and this emulator does not answer it. Give it a handler of that name in the option commands.`,
    ),
  /** A guess: no page says what another method gets. */
  wrongMethod: (call: Call, method: string): Reply => {
    const page = refusal(call, 405, `The command '${call.command}' does not support ${call.method}`)
    return { ...page, headers: { ...page.headers, allow: method } }
  },
  /** getRunStatus, 412. */
  missingParameter: (call: Call, name: string): Reply =>
    preconditionFailed(call, `The parameter ${name} is required.`),
  /** checkAccess, 400. */
  unknownUser: (call: Call): Reply => refusal(call, 400, 'could not find user or account'),
  /** getRunStatus, 404. */
  unknownRun: (call: Call, id: string): Reply => refusal(call, 404, `The run-id ${id} is invalid.`),
  /** createAdminError, 412. */
  invalidParameter: (call: Call, name: string, allowed: readonly string[]): Reply =>
    preconditionFailed(call, `The ${name} parameter must be a value of ${allowed.join(', ')}`),
  /** notifyVaultPasswordChange, 400; loginUser shows none, so the same is assumed of it. */
  malformedXml: (call: Call, problem: string): Reply =>
    refusal(call, 400, `Invalid XML content in the request body: ${problem}`),
  /** collectIdentities, 409. */
  queued: (call: Call, work: string): Reply =>
    refusal(call, 409, `Cannot schedule ${work} because they are already in the queue for processing`),
  /** importMetadata, 500: a bare Java exception. The reason phrase is what an old client looks for. */
  exception: (text: string): Reply => ({ ...errorPage(500, text), reason: text.trim() }),
}
