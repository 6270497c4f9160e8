import type { Exchange, Message } from '../shared/exchange.ts'
import type { Finding } from '../shared/story-run.ts'
import { vendorTitles } from '../shared/vendor.ts'

const shownHeaders = new Set([
  'username',
  'password',
  'otp',
  'sessionid',
  'token',
  'authorization',
  'clientid',
  'location',
])
const mostLetters = 96

/** Prints an exchange once its answer has come: who sent what, what came back, and when it left. */
export function printWire(exchange: Exchange, startedAt: number): void {
  const { method, ms, over, path, request, response, purpose, status, vendor } = exchange
  if (over === undefined || ms === undefined) return

  const left = `${Math.round(exchange.startedAt - startedAt)} ms`.padStart(8)
  const who = `${vendorTitles[vendor].padEnd(9)}${purpose.padEnd(10)}`
  console.log(`${left}  ${who}${method.padEnd(5)}${path}`)
  for (const line of said(request)) console.log(`${' '.repeat(29)}${line}`)
  console.log(
    `${' '.repeat(29)}${status === 0 ? 'connection lost' : `${status ?? ''} in ${ms.toFixed(1)} ms`}`,
  )
  for (const line of response === undefined ? [] : said(response)) console.log(`${' '.repeat(29)}${line}`)
}

/** Prints what was promised and what was seen, side by side. */
export function printFindings(findings: readonly Finding[]): void {
  const width = Math.max(8, ...findings.map(({ promised }) => promised.length)) + 2
  console.log(`\n  ${'Promised'.padEnd(width + 24)}Seen`)
  for (const { expected, kept, promised, seen } of findings) {
    console.log(`${kept ? '✓' : '✗'} ${promised.padEnd(width)}${String(expected).padEnd(24)}${String(seen)}`)
  }
}

/** The headers that matter, and the beginning of the body. */
function said({ body, headers }: Message): readonly string[] {
  const shown = headers.filter(([name]) => shownHeaders.has(name)).map(([name, value]) => `${name}: ${value}`)
  const text = body.replaceAll(/\s+/g, ' ')
  const start = text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text
  return [shown.join('  '), start].filter((line) => line !== '')
}
