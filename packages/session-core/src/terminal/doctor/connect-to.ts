import type { Finding } from './finding.ts'
import type { Whose } from './look-up-names.ts'
import { once } from 'node:events'
import { connect } from 'node:net'

/** How long one address gets, in milliseconds. */
const patienceMs = 5000

/** Where the next machine on the way is, and whose it is. */
export interface Destination {
  readonly addresses: readonly string[]
  readonly port: number
  readonly whose: Whose
}

interface Attempt {
  readonly address: string
  readonly ms?: number
  readonly code?: string
}

/** Opens a connection to each address, and closes it. */
export async function connectTo(
  { addresses, port, whose }: Destination,
  givenUp: AbortSignal,
): Promise<Finding> {
  const step = 'connection'
  const attempts = await Promise.all(addresses.map((address) => attempt(address, port, givenUp)))
  const details = attempts.map(({ address, ms, code }) =>
    code === undefined ? `${address} port ${port}: ${ms} ms` : `${address} port ${port}: ${code}`,
  )
  const good = attempts.filter(({ code }) => code === undefined)
  const data = { port, attempts }
  if (good.length === attempts.length) {
    return { step, status: 'ok', summary: `Port ${port} answers.`, details, data }
  }
  if (good.length > 0) {
    const summary = `${good.length} of ${attempts.length} addresses answer.`
    const advice = 'Callers lose time on the others: have the dead addresses taken out of the DNS.'
    return { step, status: 'warning', summary, details, advice, data }
  }
  return {
    step,
    status: 'failed',
    summary: `Nobody answers on port ${port}.`,
    details,
    advice: adviceFor(attempts, whose),
    data,
  }
}

async function attempt(address: string, port: number, givenUp: AbortSignal): Promise<Attempt> {
  const started = performance.now()
  const socket = connect({ host: address, port })
  try {
    await once(socket, 'connect', { signal: AbortSignal.any([givenUp, AbortSignal.timeout(patienceMs)]) })
    return { address, ms: Math.round(performance.now() - started) }
  } catch (error) {
    const { code = 'unknown', name } = error as { readonly code?: string; readonly name?: string }
    return { address, code: name === 'AbortError' ? 'no answer' : code }
  } finally {
    socket.destroy()
  }
}

function adviceFor(attempts: readonly Attempt[], whose: Whose): string {
  if (attempts.some(({ code }) => code === 'ECONNREFUSED'))
    return `The machine is there: check the port of ${whose}, and whether the service runs.`
  if (whose === 'the proxy') return 'A firewall may drop the packets: check host and port of the proxy.'
  return 'A firewall may drop the packets, or a proxy is the only way out: try --proxy environment.'
}
