import type { Session } from '../../session.ts'
import type { CommandRun } from '../command.ts'
import { textOf } from '../option.ts'
import { paintFor, wrap } from '../paint.ts'
import type { LoadedProduct, ProductDoctor, Whereabouts } from '../product.ts'
import { readTransport, transportOptions } from '../transport.ts'
import { readWhere } from '../where.ts'
import { askTheEnded, type EndTold } from './ask-the-ended.ts'
import { compareClocks } from './compare-clocks.ts'
import { connectTo } from './connect-to.ts'
import { exitCodeFor } from './exit-code-for.ts'
import type { Finding } from './finding.ts'
import { logInOnce } from './log-in-once.ts'
import { lookAtProxy } from './look-at-proxy.ts'
import { lookAtTls } from './look-at-tls.ts'
import { lookUpNames } from './look-up-names.ts'
import { linesOf, verdictOf } from './report.ts'
import { createDiagnosis, type Diagnosis, isDeadEnd } from './steps.ts'
import { withinBounds } from './within-bounds.ts'
import { proxyAccountNote, withoutProxyAccount } from './without-proxy-account.ts'

interface Subject {
  readonly run: CommandRun
  readonly loaded: LoadedProduct
  readonly where: Whereabouts
  readonly url: URL
  readonly transport: typeof globalThis.fetch
}

/** Goes step by step, stops where nothing more can be learnt, and ends with a program to paste and a verdict. */
export async function runDoctor(run: CommandRun): Promise<number> {
  const { product, terminal, values } = run
  const { stdout } = terminal
  const isJson = values['json'] === true
  const paint = paintFor(stdout, terminal)
  const diagnosis = createDiagnosis((finding) => {
    if (!isJson) stdout.write(`${linesOf(finding, paint)}\n`)
  })
  const loaded = await product.load()
  const where = await readWhere(values['no-login'] === true ? withoutAccount(run) : run, loaded)
  const url = new URL(loaded.protocol(where, values).url)
  const subject: Subject = { run, loaded, where, url, transport: await readTransport(values) }

  diagnosis.note({ step: 'options', status: 'ok', summary: `${product.title} at ${url.href}` })
  const told = await examine(subject, diagnosis)

  const { findings } = diagnosis
  const verdict = verdictOf(findings)
  const program = findings.some(isDeadEnd) ? undefined : programFor(subject, told)
  if (isJson) {
    stdout.write(
      `${JSON.stringify({ product: product.title, url: url.href, findings, verdict, program }, undefined, 2)}\n`,
    )
  } else {
    if (program !== undefined) stdout.write(`\n${program}\n`)
    stdout.write(`\n${paint.bold(wrap(verdict, 80))}\n`)
  }
  return exitCodeFor(findings)
}

async function examine(subject: Subject, { note }: Diagnosis): Promise<EndTold | undefined> {
  const { run, url, transport, loaded } = subject
  if (!(await isReached(subject, note))) return undefined

  const { isProduct, summary, advice, date } = await loaded.doctor.probe(withinBounds(transport), url)
  const status = isProduct ? 'ok' : 'failed'
  note({ step: 'product', status, summary, ...(advice !== undefined && { advice }) })
  if (!isProduct) return undefined

  const told = run.values['no-login'] === true ? undefined : await useOnce(subject, note)
  note(compareClocks(date))
  return told
}

/** Names, connection, proxy and TLS: whether anything can be asked at all. */
async function isReached({ run, url }: Subject, note: Diagnosis['note']): Promise<boolean> {
  const { proxy, finding: viaProxy } = lookAtProxy(textOf(run.values, 'proxy'), url, run.terminal)
  const next = proxy ?? url
  const names = await lookUpNames(next.hostname)
  note(names.finding)
  if (isDeadEnd(names.finding)) return false

  const connection = await connectTo(
    names.addresses,
    Number(next.port || (next.protocol === 'http:' ? 80 : 443)),
  )
  note(connection)
  note(viaProxy)
  if (isDeadEnd(connection)) return false

  const tls = await lookAtTls({ url, proxy, options: transportOptions(run.values) })
  note(tls)
  return !isDeadEnd(tls)
}

/** Login, one call, logout, and the ended session once more. */
async function useOnce(
  { run, loaded, where, transport }: Subject,
  note: Diagnosis['note'],
): Promise<EndTold | undefined> {
  const { finding, session, grant } = await logInOnce(run, { loaded, where, transport })
  note(finding)
  if (isDeadEnd(finding) || grant === undefined) return undefined

  const { harmless } = loaded.doctor
  try {
    note(await callOnce(session, harmless, run.signal))
  } finally {
    // Also when it is interrupted: nothing is left alive on the server.
    await session.logout()
  }
  const outcome = await session.logout()
  const status = outcome === 'local-only' ? 'skipped' : 'ok'
  note({ step: 'logout', status, summary: logoutSummary(outcome) })
  if (outcome === 'local-only') return undefined

  const told = await askTheEnded(loaded.protocol(where, run.values), grant, {
    harmless,
    transport: withinBounds(transport),
  })
  note(told.finding)
  return told
}

async function callOnce(
  session: Session,
  [path, init]: ProductDoctor['harmless'],
  signal: AbortSignal,
): Promise<Finding> {
  const answer = await session.fetch(path, { ...init, signal })
  await answer.body?.cancel()
  return calledFinding(answer.status)
}

function calledFinding(status: number): Finding {
  const step = 'a signed call'
  if (status < 300) return { step, status: 'ok', summary: `Accepted (HTTP ${status}).`, data: { status } }
  const advice =
    'The session works, this account may not do everything: ask for the permissions of the calls you need.'
  return { step, status: 'warning', summary: `Answered with HTTP ${status}.`, advice, data: { status } }
}

function logoutSummary(outcome: string): string {
  return outcome === 'local-only'
    ? 'There is no logout for this kind of account: its token lapses.'
    : `The session is ended (${outcome}).`
}

function programFor({ run, loaded, where }: Subject, told: EndTold | undefined): string {
  const options = transportOptions(run.values)
  const { shown, hadAccount } = withoutProxyAccount(options)
  const needsNode = told?.by === '407' || options !== undefined
  const program = loaded.doctor.program({
    url: where.url,
    ...(needsNode && { nodeTransport: { ...shown } }),
    unauthorizedInSuccess: told?.by === 'success',
  })
  return hadAccount ? `${proxyAccountNote}\n${program}` : program
}

/** Nobody logs in: who it would be is not asked for. */
function withoutAccount(run: CommandRun): CommandRun {
  const { username, password } = run.product.variables
  return {
    ...run,
    terminal: { ...run.terminal, env: { [username]: 'nobody', [password]: 'none', ...run.terminal.env } },
  }
}
