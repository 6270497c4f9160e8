import type { Exchange, Message } from '../../shared/exchange.ts'
import { vendorTitles } from '../../shared/vendor.ts'
import { columns, shorten } from './wrap.ts'

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
const indent = ' '.repeat(29)
/** So many requests of one kind, one after the other, are told in lines of ten. */
const crowd = 4

/** Something that went over the wire, or several of one kind: when it left, and its lines. */
export interface WireLines {
  readonly at: number
  readonly lines: readonly string[]
}

/** Exchanges in the order in which they left; many of one kind are folded, ten a line. */
export function wireLines(exchanges: readonly Exchange[], startedAt: number): readonly WireLines[] {
  const sorted = exchanges.toSorted((left, right) => left.startedAt - right.startedAt)
  return groupsOf(sorted).flatMap((group) =>
    group.length < crowd
      ? group.map((exchange) => ({ at: exchange.startedAt, lines: oneOf(exchange, startedAt) }))
      : tensOf(group).map((ten) => ({ at: ten[0]?.startedAt ?? 0, lines: [manyOf(ten, startedAt)] })),
  )
}

/** Neighbours that differ in nothing that is printed but their times. */
function groupsOf(exchanges: readonly Exchange[]): readonly (readonly Exchange[])[] {
  const groups: Exchange[][] = []
  for (const exchange of exchanges) {
    const last = groups.at(-1)
    if (last?.[0] !== undefined && kindOf(last[0]) === kindOf(exchange)) last.push(exchange)
    else groups.push([exchange])
  }
  return groups
}

const kindOf = ({ lane, method, path, purpose, status }: Exchange): string =>
  [lane, purpose, method, path, status].join(' ')

const tensOf = (group: readonly Exchange[]): readonly (readonly Exchange[])[] =>
  Array.from({ length: Math.ceil(group.length / 10) }, (_, index) =>
    group.slice(index * 10, (index + 1) * 10),
  )

function headOf(who: string, { purpose, startedAt: at }: Exchange, startedAt: number): string {
  const left = `${Math.round(at - startedAt)} ms`.padStart(8)
  return `${left}  ${shorten(who, 8).padEnd(9)}${purpose.padEnd(10)}`
}

function manyOf(exchanges: readonly Exchange[], startedAt: number): string {
  const [first] = exchanges
  if (first === undefined) return ''

  const times = exchanges.map(({ ms = 0 }) => ms)
  const span = `${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)} ms`
  const answer = first.status === 0 ? 'lost' : String(first.status ?? 'no answer')
  const end = `  ${answer} in ${span}`
  const head = `${headOf(vendorTitles[first.vendor], first, startedAt)}${exchanges.length} × `
  return `${head}${shorten(`${first.method} ${actionOf(first)}`, columns - head.length - end.length)}${end}`
}

function oneOf(exchange: Exchange, startedAt: number): readonly string[] {
  const { method, ms = 0, path, process, request, response, status, vendor } = exchange
  const answer = status === 0 ? 'connection lost' : `${status ?? 'no answer'} in ${ms.toFixed(1)} ms`
  const details = [...said(request), answer, ...(response === undefined ? [] : said(response))]
  return [
    shorten(`${headOf(process ?? vendorTitles[vendor], exchange, startedAt)}${method} ${path}`, columns),
    ...details.map((line) => shorten(`${indent}${line}`, columns)),
  ]
}

/** The headers that matter, and the beginning of the body. */
function said({ body, headers }: Message): readonly string[] {
  const shown = headers.filter(([name]) => shownHeaders.has(name)).map(([name, value]) => `${name}: ${value}`)
  return [shown.join('  '), body.replaceAll(/\s+/g, ' ').trim()].filter((line) => line !== '')
}

/** What is asked for, without what is the same in every path. */
function actionOf({ path }: Exchange): string {
  const { pathname, searchParams } = new URL(path, 'http://any')
  return searchParams.get('cmd') ?? pathname.replace(/^.*\/avxapi\//, '')
}
