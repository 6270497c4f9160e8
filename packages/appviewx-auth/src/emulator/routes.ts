import { MissingLibrary } from './authority/library.ts'
import { type Call, type GuardedCall, headerOf } from './call.ts'
import { answerChain } from './certificates/chain.ts'
import { answerCreate } from './certificates/create.ts'
import {
  answerDownload,
  answerDownloadContent,
  answerDownloadFormat,
  answerPrivateKey,
} from './certificates/download.ts'
import { answerAction, answerRevoke } from './certificates/lifecycle.ts'
import { answerList } from './certificates/list.ts'
import { answerPush } from './certificates/push.ts'
import { answerDelete } from './certificates/removal.ts'
import { answerSearch } from './certificates/search.ts'
import { answerSigningRequest } from './certificates/signing-request-upload.ts'
import { answerUpload } from './certificates/upload.ts'
import { htmlReply, refusal, type Reply, toResponse } from './replies.ts'
import { missingField } from './routes/business-refusals.ts'
import { documentedActions } from './routes/documented-actions.ts'
import { callerOf, refuseCaller } from './routes/gateway.ts'
import { answerLogin } from './routes/login.ts'
import { answerLogout } from './routes/logout.ts'
import { answerServiceToken } from './routes/service-token.ts'
import type { Server } from './server.ts'
import { answerHook } from './workflows/execute-hook.ts'
import { answerRequestLogs } from './workflows/request-logs.ts'
import { answerSubmit } from './workflows/submit-request.ts'
import { answerWorkOrder } from './workflows/work-order.ts'

interface Route {
  readonly methods: readonly string[]
  /** Open routes judge their own credentials; the gateway judges those of the others. */
  readonly access: 'open' | 'guarded'
  readonly answer: (call: GuardedCall, server: Server) => Reply | Promise<Reply>
}

const guarded = (method: string, answer: Route['answer']): Route => ({
  methods: [method],
  access: 'guarded',
  answer,
})

const login: Route = { methods: ['POST'], access: 'open', answer: answerLogin }

const routes: ReadonlyMap<string | undefined, Route> = new Map<string | undefined, Route>([
  ['login', login],
  ['acctmgmt-perform-login', login],
  ['acctmgmt-get-service-token', { methods: ['POST'], access: 'open', answer: answerServiceToken }],
  ['acctmgmt-perform-logout', { methods: ['POST'], access: 'open', answer: answerLogout }],
  ['certificate/search', { methods: ['POST', 'GET'], access: 'guarded', answer: answerSearch }],
  ['certificate/list', guarded('POST', answerList)],
  ['certificate/create', guarded('POST', answerCreate)],
  ['certificate/download', guarded('GET', answerDownload)],
  ['certificate/download/format', guarded('POST', answerDownloadFormat)],
  ['certificate/download/content', guarded('GET', answerDownloadContent)],
  ['certificate/privatekey/download', guarded('POST', answerPrivateKey)],
  ['certificate/revoke', guarded('PUT', answerRevoke)],
  ['certificate/action', guarded('PUT', answerAction)],
  ['certificate/delete', guarded('DELETE', answerDelete)],
  ['certificate/pushToDevice', guarded('POST', answerPush)],
  ['certificate/workorder/update', guarded('POST', answerWorkOrder)],
  ['cert-csr-upload', guarded('POST', answerSigningRequest)],
  ['cert-holisticview-get-chain-with-actions', guarded('GET', answerChain)],
  ['cert-upload-server-certificate', guarded('POST', answerUpload)],
  ['visualworkflow-submit-request', guarded('POST', answerSubmit)],
  ['execute-hook', guarded('POST', answerHook)],
  ['visualworkflow-request-logs', guarded('GET', answerRequestLogs)],
])

/** The server's answer to a call. No document shows what an unknown path, method or missing `gwsource` gets. */
export async function answer(call: Call, server: Server): Promise<Response> {
  if (call.action === undefined) return toResponse(htmlReply(404, '404 Not Found'))
  if (lacksSource(call, server)) return toResponse(missingField('gwsource'))

  const route = routes.get(call.action)
  const username = route?.access === 'open' ? (headerOf(call, 'username') ?? '') : callerOf(call, server)
  if (username === undefined) return toResponse(refuseCaller(call, server))

  const own = server.actions.get(call.action)
  await server.requests.catchUp()
  if (own !== undefined) return own({ request: call.request, url: call.url, body: call.body, username })
  return toResponse(await answerRoute({ ...call, username }, route, server))
}

async function answerRoute(call: GuardedCall, route: Route | undefined, server: Server): Promise<Reply> {
  if (route === undefined) return unknownAction(call.action ?? '')
  if (!route.methods.includes(call.method)) return wrongMethod(call, route)
  if (lacksContentType(call, server)) return refusal(415, null, 'Content-Type must be application/json.')

  try {
    return await route.answer(call, server)
  } catch (error) {
    if (error instanceof MissingLibrary) return refusal(501, null, error.message)
    throw error
  }
}

/** What the documents know is told apart from what nobody knows, whose answer is inferred. */
function unknownAction(action: string): Reply {
  return documentedActions.has(action)
    ? refusal(
        501,
        null,
        `AppViewX documents ${action}, and this emulator does not answer it. Give it a handler of that name in the option actions.`,
      )
    : refusal(404, null, `There is no API ${action}.`)
}

/** What a call gets whose answer could not be made, most likely by a handler of the option `actions`. */
export const failedAnswer = ({ action = '' }: Call, why: string): Reply =>
  refusal(500, null, `AppViewX emulator: the handler of ${action} ${why}`)

/** Mandatory in the query; one document lists it among the headers (AppViewX 2023.1.0 KUBE). Any value will do. */
function lacksSource(call: Call, { settings }: Server): boolean {
  return settings().gwsource === 'required' && !call.query.get('gwsource') && !headerOf(call, 'gwsource')
}

function lacksContentType(call: Call, { settings }: Server): boolean {
  const matters = settings().contentType === 'required' && call.action !== 'acctmgmt-get-service-token'
  return matters && call.body !== '' && !/^application\/json\b/i.test(headerOf(call, 'content-type') ?? '')
}

function wrongMethod(call: Call, { methods }: Route): Reply {
  const refused = refusal(405, null, `${call.method} is not supported.`)
  return { ...refused, headers: { ...refused.headers, allow: methods.join(', ') } }
}

/** Whether the call is a login that carries credentials, right or wrong. */
export function isLoginAttempt(call: Pick<Call, 'action' | 'headers'>): boolean {
  switch (call.action) {
    case 'login':
    case 'acctmgmt-perform-login':
      return headerOf(call, 'username') !== undefined && headerOf(call, 'password') !== undefined
    case 'acctmgmt-get-service-token':
      return headerOf(call, 'authorization') !== undefined || headerOf(call, 'client_id') !== undefined
    case undefined:
    default:
      return false
  }
}
