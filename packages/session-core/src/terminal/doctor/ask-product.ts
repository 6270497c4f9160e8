import { causesOf, reduceCause, textsIn } from '../../errors/reduce-cause.ts'
import type { ProductDoctor } from '../product.ts'
import type { Finding } from './finding.ts'
import { withinBounds } from './within-bounds.ts'

/** Who is asked, and by which way. */
interface Asked {
  readonly doctor: ProductDoctor
  readonly transport: typeof globalThis.fetch
  readonly url: URL
  /** Somebody waits no longer. */
  readonly givenUp: AbortSignal
}

/** Whether what answers is the product, or why nothing answers; and the server's `Date`. */
export async function askProduct({ doctor, transport, url, givenUp }: Asked): Promise<{
  readonly finding: Finding
  readonly date: string | undefined
}> {
  const failures: (string | undefined)[] = []
  const ask = withinBounds(transport, { givenUp })
  const { isProduct, summary, advice, date } = await doctor.probe(async (input, init) => {
    try {
      return await ask(input, init)
    } catch (error) {
      const failure = withCode(error)
      failures.push(reduceCause(failure).code)
      throw failure
    }
  }, url)
  givenUp.throwIfAborted()
  const [code] = failures
  if (!isProduct && failures.length > 0) return { finding: noAnswer(code ?? 'unknown', url), date }

  const status = isProduct ? 'ok' : 'failed'
  return { finding: { step: 'product', status, summary, ...(advice !== undefined && { advice }) }, date }
}

/** What is no HTTP says so by its name only; without a code it would pass for an answer that the platform hides. */
function withCode(error: unknown): unknown {
  const isUnreadable = textsIn(causesOf(error), 'name').includes('HTTPParserError')
  if (!isUnreadable || reduceCause(error).code !== undefined) return error
  return new TypeError('fetch failed', { cause: { code: 'HPE_INVALID_CONSTANT' } })
}

function noAnswer(code: string, { protocol }: URL): Finding {
  if (code === 'unknown') {
    const summary = 'Something answers that the platform hides: probably a proxy that says 407.'
    const advice = 'Somebody in between wants a login of its own: ask who runs it, or name it as a proxy.'
    return { step: 'answer', status: 'failed', summary, advice, data: { code } }
  }
  const isLate = code === 'ETIMEDOUT'
  const summary = isLate
    ? 'The port is open, but no answer comes.'
    : `It hung up without an answer (${code}).`
  return { step: 'answer', status: 'failed', summary, advice: adviceFor(code, protocol), data: { code } }
}

function adviceFor(code: string, protocol: string): string {
  if (code === 'ETIMEDOUT')
    return 'The service may be starting or overloaded, or a firewall or a proxy in between swallows what it says.'
  if (code.startsWith('HPE_')) return 'What answers there does not speak HTTP: check the port of url.'
  return protocol === 'http:'
    ? 'It may speak TLS there: write https: in url. Or check its port.'
    : 'A proxy in between may have hung up, or the server restarts: try again.'
}
