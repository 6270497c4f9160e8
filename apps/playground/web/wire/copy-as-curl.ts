import type { Exchange } from '../../shared/exchange.ts'

const left = new Set([
  'host',
  'connection',
  'accept-encoding',
  'content-length',
  'user-agent',
  'sec-fetch-mode',
])

/** The request as a command of a shell; each secret is a variable to be set: `‹password›` becomes `$PASSWORD`. */
export function copyAsCurl({ method, origin, path, request }: Exchange): string {
  const headers = request.headers
    .filter(([name]) => !left.has(name))
    .map(([name, value]) => `  -H ${quote(`${name}: ${value}`)}`)
  const body = request.body === '' ? [] : [`  --data-raw ${quote(request.body)}`]

  return [`curl -X ${method} ${quote(origin + path)}`, ...headers, ...body].join(' \\\n')
}

/** In double quotes, so that variables are filled in and nothing else is. */
function quote(text: string): string {
  const safe = text.replaceAll(/["$`\\]/g, String.raw`\$&`)
  return `"${safe.replaceAll(/‹(\w+)›/g, (_mark, name: string) => `$${variableOf(name)}`)}"`
}

/** `sessionId` becomes `SESSION_ID`. */
const variableOf = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()
