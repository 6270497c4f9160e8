import { isLoopback } from '../../shared/http/loopback.ts'
import type { HonoRequest, MiddlewareHandler } from 'hono'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "worker-src 'self'",
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
 * Lets in only this machine's own page: another `Host` is a rebound name, another `Origin` another site's page, and
 * so is whoever a browser calls `cross-site` or `same-site` (another port of this machine), even when it only reads.
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
  const isOwnPage = origin === undefined || origin === `http://${host}`
  const isStranger = /^(?:cross|same)-site$/.test(request.header('sec-fetch-site') ?? '')
  if (!isLoopback(host) || !isOwnPage || isStranger)
    return new Response('This playground answers its own page only.', { status: 403 })

  const isReading = request.method === 'GET' || request.method === 'HEAD'
  const isJson = /^application\/json\b/i.test(request.header('content-type') ?? '')
  return isReading || isJson ? undefined : new Response('Send JSON.', { status: 415 })
}
