import { type AppViewXSessionOptions, createAppViewXSession, type Session } from '@org/appviewx-auth'

/** One request as it arrived. */
export interface SeenRequest {
  /** What follows `/avxapi/`. */
  readonly action: string
  readonly method: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Headers
  readonly body: string
}

type Answer = (request: SeenRequest) => Response | Promise<Response>

/** A gateway that does what it is told; logins, logouts and tokens work until it is told otherwise. */
export interface ScriptedGateway {
  readonly fetch: typeof globalThis.fetch
  readonly requests: readonly SeenRequest[]
  readonly actions: () => readonly string[]
}

export function scriptedGateway(script: Readonly<Record<string, Answer>> = {}): ScriptedGateway {
  const requests: SeenRequest[] = []
  const usual: Readonly<Record<string, Answer>> = {
    login: () => envelope(200, { status: 'SUCCESS', sessionId: `avx~~session-${requests.length}` }),
    'acctmgmt-perform-logout': () => envelope(200, { status: 'SUCCESS', sessionId: null }),
    'acctmgmt-get-service-token': () => envelope(200, `token-${requests.length}`),
  }

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const { pathname, searchParams } = new URL(request.url)
    const action = pathname.replace('/avxapi/', '')
    const seen: SeenRequest = {
      action,
      method: request.method,
      query: Object.fromEntries(searchParams),
      headers: request.headers,
      body: await request.text(),
    }
    requests.push(seen)

    const answer = script[action] ?? usual[action] ?? (() => envelope(200, {}))
    return answer(seen)
  }
  return { fetch, requests, actions: () => requests.map(({ action }) => action) }
}

/** An answer as the gateway wraps it. */
export function envelope(
  status: number,
  response: unknown,
  { code = null, message = null }: { readonly code?: string | null; readonly message?: string | null } = {},
): Response {
  return Response.json({ response, message, appStatusCode: code, tags: null, headers: null }, { status })
}

export const url = 'https://avx.example:31443'
export const user = { username: 'admin', password: 'Password@123' }
export const service = { clientId: 'demo-service', clientSecret: 'Secret@789' }

/** A session of a user with a server, unless the options say otherwise. */
export function sessionWith(
  server: { readonly fetch: typeof globalThis.fetch },
  options: Partial<AppViewXSessionOptions> = {},
): Session {
  return createAppViewXSession({ url, credentials: user, transport: server.fetch, ...options })
}

/** What a promise was rejected with; undefined when it was not. */
export function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}
