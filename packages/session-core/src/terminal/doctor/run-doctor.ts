import type { CommandRun } from '../command.ts'
import { paintFor, wrap } from '../paint.ts'
import { createProgress } from '../progress.ts'
import { terminalWith } from '../terminal.ts'
import { readTransport, transportOptions } from '../transport.ts'
import { readWhere } from '../where.ts'
import { askProduct } from './ask-product.ts'
import type { EndTold } from './ask-the-ended.ts'
import { compareClocks } from './compare-clocks.ts'
import { connectTo } from './connect-to.ts'
import { exitCodeFor } from './exit-code-for.ts'
import { lookAtProxy } from './look-at-proxy.ts'
import { lookAtTls } from './look-at-tls.ts'
import { lookUpNames } from './look-up-names.ts'
import { linesOf, verdictOf } from './report.ts'
import { createDiagnosis, type Diagnosis, isDeadEnd } from './steps.ts'
import { type Subject, useOnce } from './use-once.ts'
import { proxyAccountNote, withoutProxyAccount } from './without-proxy-account.ts'

/** Goes step by step, stops where nothing more can be learnt, and ends with a program to paste and a verdict. */
export async function runDoctor(run: CommandRun): Promise<number> {
  const { product, terminal, values } = run
  const { stdout } = terminal
  const isJson = values['json'] === true
  const paint = paintFor(stdout, terminal)
  const progress = createProgress(terminal)
  const diagnosis = createDiagnosis((finding) => {
    if (!isJson) progress.pausedFor(() => stdout.write(`${linesOf(finding, paint)}\n`))
  })
  const loaded = await product.load()
  const where = await readWhere(values['no-login'] === true ? withoutAccount(run) : run, loaded)
  const url = new URL(loaded.protocol(where, values).url)
  const subject: Subject = { run, loaded, where, url, transport: await readTransport(run), progress }

  diagnosis.note({ step: 'options', status: 'ok', summary: `${product.title} at ${url.href}` })
  const told = await progress.during('waiting for an answer …', examine(subject, diagnosis))

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

  const { finding, date } = await askProduct({ doctor: loaded.doctor, transport, url, givenUp: run.signal })
  note(finding)
  if (isDeadEnd(finding)) return undefined

  const told = run.values['no-login'] === true ? undefined : await useOnce(subject, note)
  note(compareClocks(date))
  return told
}

/** Names, connection, proxy and TLS: whether anything can be asked at all. */
async function isReached({ run, url }: Subject, note: Diagnosis['note']): Promise<boolean> {
  const { proxy, finding: viaProxy } = lookAtProxy(run, url)
  const next = proxy?.url ?? url
  const whose = proxy === undefined ? 'url' : 'the proxy'
  const { finding: names, addresses } = await lookUpNames(next.hostname, whose)
  note(names)
  if (isDeadEnd(names)) {
    // Where names are known to a proxy only, it is the way out.
    note(viaProxy)
    return false
  }

  const { signal: givenUp } = run
  const port = Number(next.port || (next.protocol === 'http:' ? 80 : 443))
  const connection = await connectTo({ addresses, port, whose }, givenUp)
  givenUp.throwIfAborted()
  note(connection)
  note(viaProxy)
  if (isDeadEnd(connection)) return false

  const tls = await lookAtTls({ url, proxy, options: transportOptions(run.values), givenUp })
  givenUp.throwIfAborted()
  note(tls)
  return !isDeadEnd(tls)
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
    terminal: terminalWith(run.terminal, {
      env: { [username]: 'nobody', [password]: 'none', ...run.terminal.env },
    }),
  }
}
