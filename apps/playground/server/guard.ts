import type { HonoRequest, MiddlewareHandler } from 'hono'

const ownNames = new Set(['127.0.0.1', 'localhost', '[::1]'])

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

/**
 * Lets in only this machine's own page: another `Host` is a rebound name, another `Origin` another site's page.
 * What changes something must be JSON, which no other site can send without asking first.
 */
export const guard: MiddlewareHandler = async (context, next) => {
  const refusal = refuse(context.req)
  if (refusal === undefined) await next()
  else context.res = refusal

  for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value)
}

function refuse(request: HonoRequest): Response | undefined {
  const host = request.header('host') ?? ''
  const origin = request.header('origin')
  const isOwnHost = URL.canParse(`http://${host}`) && ownNames.has(new URL(`http://${host}`).hostname)
  const isOwnPage = origin === undefined || origin === `http://${host}`
  if (!isOwnHost || !isOwnPage)
    return new Response('This playground answers its own page only.', { status: 403 })

  const isReading = request.method === 'GET' || request.method === 'HEAD'
  const isJson = /^application\/json\b/i.test(request.header('content-type') ?? '')
  return isReading || isJson ? undefined : new Response('Send JSON.', { status: 415 })
}
