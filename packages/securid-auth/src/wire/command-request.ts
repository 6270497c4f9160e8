import { documentedMethod } from './documented-method.ts'

/** What a parameter of a command may be; a list is sent with commas, as `returnColumns` wants it. */
export type CommandParameter = string | number | boolean | readonly (string | number | boolean)[]

/** What goes with a command. */
export interface CommandContent {
  readonly params?: Readonly<Record<string, CommandParameter | undefined>> | undefined
  readonly method?: 'GET' | 'POST' | undefined
  readonly body?: string | Blob | ArrayBufferView<ArrayBuffer> | undefined
  readonly headers?: RequestInit['headers'] | undefined
  readonly signal?: AbortSignal | undefined
}

/** Where a command goes, below the server's address, and how (G&L 7.5.2 reference). */
export function commandRequest(
  name: string,
  { params = {}, method, body, headers: given, signal }: CommandContent = {},
): [target: string, init: RequestInit] {
  const isMarkup = typeof body === 'string' && /^\s*</.test(body)
  const headers = {
    accept: 'application/json',
    ...(isMarkup && { 'content-type': 'application/xml' }),
    ...Object.fromEntries(new Headers(given)),
  }

  return [
    commandTarget(name, params),
    {
      method: method ?? (body === undefined ? documentedMethod(name) : 'POST'),
      headers,
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    },
  ]
}

/** The one path of the web services. Without `format=json` they answer in properties. */
function commandTarget(name: string, params: NonNullable<CommandContent['params']>): string {
  const query = new URLSearchParams({ cmd: name, format: 'json' })
  for (const [key, value] of Object.entries(params)) {
    if (value !== undefined) query.append(key, String(value))
  }
  return `aveksa/command.submit?${query}`
}
