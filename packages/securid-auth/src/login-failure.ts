import type { Reply } from './reply.ts'
import { vendorAnswer } from './vendor-answer.ts'
import { SessionError, type SessionErrorCode } from '@org/session-core'

/** Why a login got no token, by the status and, for 401, the words of the answer. */
export function loginFailure(command: string, reply: Reply): SessionError {
  const vendor = vendorAnswer(reply)
  const { code, message, retryable } = explain(command, reply.status, vendor.message)

  return new SessionError(code, { protocol: 'securid', vendor, message, retryable })
}

interface Explanation {
  readonly code: SessionErrorCode
  readonly message: string
  readonly retryable?: boolean
}

function explain(command: string, status: number, said = ''): Explanation {
  if (status === 401 && /not valid for the command/i.test(said)) {
    return {
      code: 'login-refused',
      message: `SecurID lets nobody call ${command} from here. Have its web service security settings changed.`,
    }
  }
  if (status === 401) {
    return {
      code: 'credentials-rejected',
      message: 'SecurID rejected the credentials. Correct them, then call rearm().',
    }
  }
  if (status === 403) {
    return {
      code: 'login-refused',
      retryable: true,
      message:
        'SecurID is closed to this client: maintenance mode, or a rule about who may call. Try later, or ask its administrator.',
    }
  }
  if (status === 400 || status === 412) {
    return {
      code: 'login-refused',
      message: `SecurID does not accept this ${command} request. Check username, authSource or clientId; its words are in vendor.message.`,
    }
  }
  return {
    code: 'unexpected-reply',
    retryable: status === 429 || status >= 500,
    message: `${command} was answered with HTTP ${status}. Check that url is right and that web services are switched on.`,
  }
}
