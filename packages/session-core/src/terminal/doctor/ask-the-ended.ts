import type { Grant, SessionProtocol } from '../../protocol.ts'
import type { ProductDoctor } from '../product.ts'
import type { Finding } from './finding.ts'

/** How this server tells that a session is over. */
export interface EndTold {
  readonly finding: Finding
  readonly by: '401' | '407' | 'success' | 'other'
}

/** Sends one call with the session that was just logged out. */
export async function askTheEnded(
  protocol: SessionProtocol<unknown, unknown>,
  grant: Grant<unknown>,
  {
    harmless,
    transport,
  }: { readonly harmless: ProductDoctor['harmless']; readonly transport: typeof globalThis.fetch },
): Promise<EndTold> {
  const step = 'how an end is told'
  const [path, init] = harmless
  const headers = new Headers(init.headers)
  protocol.sign(headers, grant.key.reveal())
  const url = new URL(path, protocol.url)
  for (const [name, value] of Object.entries(protocol.query ?? {})) url.searchParams.set(name, value)

  try {
    const answer = await transport(url.href, { ...init, headers, redirect: 'manual' })
    const { status } = answer
    if (status === 401)
      return {
        by: '401',
        finding: { step, status: 'ok', summary: 'By HTTP 401: nothing to set.', data: { status } },
      }
    if (status === 407) {
      const advice = "The platform's fetch hides a 407: use nodeTransport() as transport."
      return {
        by: '407',
        finding: { step, status: 'warning', summary: 'By HTTP 407.', advice, data: { status } },
      }
    }
    const verdict = await protocol.judge(answer)
    if (answer.ok && verdict === 'session-ended') {
      const advice = 'Set unauthorizedInSuccess: true.'
      return {
        by: 'success',
        finding: {
          step,
          status: 'warning',
          summary: `By an HTTP ${status} that says so.`,
          advice,
          data: { status },
        },
      }
    }
    const summary = answer.ok
      ? 'The ended session still works: logout does not end it at once.'
      : `By HTTP ${status}.`
    return { by: 'other', finding: { step, status: 'warning', summary, data: { status, verdict } } }
  } catch {
    const summary = 'The answer to the ended session is hidden: probably an HTTP 407.'
    const advice = 'Install undici and use nodeTransport() as transport, which shows it.'
    return { by: '407', finding: { step, status: 'warning', summary, advice } }
  }
}
