/** One request as it arrived. */
export interface SeenCall {
  readonly command: string
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly body: string
}

/** How a server answers a command. */
export type Script = Readonly<Record<string, (call: SeenCall) => Response | Promise<Response>>>

/** A server that does what it is told; logins, logouts and settings work until it is told otherwise. */
export interface ScriptedServer {
  readonly fetch: typeof globalThis.fetch
  readonly calls: readonly SeenCall[]
  /** The commands that arrived, in their order. */
  readonly commands: () => readonly string[]
}

export function scriptedServer(script: Script = {}): ScriptedServer {
  const calls: SeenCall[] = []
  let logins = 0
  const usual: Script = {
    loginUser: () => {
      logins += 1
      return Response.json({ data: { type: 'loginUser', token: `ws${logins}:-1a:2b.34` } })
    },
    getSecuritySettings: () => page(401, "The token is not valid for the command 'getSecuritySettings'. "),
    loginTrustedApp: () => Response.json({ token: 'ta1:-1a:2b.34' }),
    logoutUser: () => Response.json({ data: { type: 'logoutUser' } }),
  }

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const command = url.searchParams.get('cmd') ?? ''
    const call = {
      command,
      method: request.method,
      url,
      headers: request.headers,
      body: await request.text(),
    }
    calls.push(call)

    const answer = script[command] ?? usual[command] ?? (() => page(404, `Unknown command ${command}`))
    return answer(call)
  }
  return { fetch, calls, commands: () => calls.map(({ command }) => command) }
}

/** The vendor's error page, with the query echoed if one is given. */
export function page(status: number, message: string, query?: string): Response {
  const echo = query === undefined ? '' : ` Query String=${query}`
  const html = `<html>\n<head>\n<title>Error</title>\n</head>\n<body>${message}${echo}</body>\n</html>`

  return new Response(html, { status, headers: { 'Content-Type': 'text/html' } })
}

/** What a promise was rejected with; undefined when it was not. */
export function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}
