import type { Grant, SessionProtocol } from '../../protocol.ts'
import type { ProductDoctor } from '../product.ts'
import type { Finding } from './finding.ts'

/** How this server tells that a session is over. */
export interface EndTold {
  readonly finding: Finding
  readonly by: '401' | '407' | 'success' | 'other'
}

/** What is sent, and through what. */
interface Asked {
  readonly harmless: ProductDoctor['harmless']
  readonly transport: typeof globalThis.fetch
}

/** Sends one call with the session that was just logged out. */
export async function askTheEnded(
  protocol: SessionProtocol<unknown, unknown>,
  grant: Grant<unknown>,
  { harmless, transport }: Asked,
): Promise<EndTold> {
  const [path, init] = harmless
  const headers = new Headers(init.headers)
  protocol.sign(headers, grant.key.reveal())
  const url = new URL(path, protocol.url)
  for (const [name, value] of new URLSearchParams(protocol.query)) url.searchParams.set(name, value)

  try {
    const answer = await transport(url.href, { ...init, headers, redirect: 'manual' })
    return await readEnd(answer, protocol)
  } catch {
    return {
      by: '407',
      finding: {
        step,
        status: 'warning',
        summary: 'The answer to the ended session is hidden: probably an HTTP 407.',
        advice: 'Install undici and use nodeTransport() as transport, which shows it.',
      },
    }
  }
}

const step = 'how an end is told'

async function readEnd(answer: Response, protocol: SessionProtocol<unknown, unknown>): Promise<EndTold> {
  const { status } = answer
  const told = (by: EndTold['by'], summary: string, advice?: string): EndTold => {
    const finding = { step, summary, data: { status }, ...(advice !== undefined && { advice }) }
    return { by, finding: { ...finding, status: by === '401' ? 'ok' : 'warning' } }
  }
  if (status === 401) return told('401', 'By HTTP 401: nothing to set.')
  if (status === 407) {
    return told('407', 'By HTTP 407.', "The platform's fetch hides a 407: use nodeTransport() as transport.")
  }
  if (!answer.ok) return told('other', `By HTTP ${status}.`)
  const verdict = await protocol.judge(answer)
  if (verdict === 'session-ended') {
    return told('success', `By an HTTP ${status} that says so.`, 'Set unauthorizedInSuccess: true.')
  }
  return told('other', 'The ended session still works: logout does not end it at once.')
}
