import type { CommandRun } from '../command.ts'
import { exitCodes, usageError } from '../exit-code.ts'
import { parsePort } from '../http/parse-port.ts'
import { serve } from '../http/serve.ts'
import { textOf } from '../option.ts'
import { paintFor } from '../paint.ts'
import { makeCertificate } from './certificate.ts'
import { createControlDoor } from './control-door.ts'
import { readSettings } from './read-settings.ts'
import type { ServedEmulator } from './served-emulator.ts'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Serves an emulator and its control door until it is told to end. */
export async function runEmulator(run: CommandRun): Promise<number> {
  const { product, values, signal } = run
  const host = textOf(values, 'host') ?? '127.0.0.1'
  const port = parsePort(textOf(values, 'port'), 'port', product.emulatorPort)
  const controlPort = parsePort(textOf(values, 'control-port'), 'control-port')
  const settings = await readSettings(values, signal)
  const { loadEmulator } = await product.load()
  const emulator = await loadEmulator()
  const create = (): ServedEmulator => {
    try {
      return emulator(settings)
    } catch (error) {
      throw usageError(error instanceof Error ? error.message : 'These options cannot be.')
    }
  }
  let current = create()

  const closers: (() => Promise<unknown>)[] = []
  try {
    const certificate = values['tls'] === true ? await writeCertificate(product.command, host) : undefined
    if (certificate) closers.push(() => rm(certificate.folder, { recursive: true }))
    const server = await serve({ fetch: (request) => current.fetch(request), host, port, tls: certificate })
    closers.push(server.close)
    const door = createControlDoor({
      title: product.title,
      current: () => current,
      reset: () => (current = create()),
    })
    const control = await serve({ fetch: door, host: '127.0.0.1', port: controlPort })
    closers.push(control.close)

    announce(run, { accounts: current.accounts, origin: server.origin, door: control.origin, certificate })
    if (!signal.aborted) await once(signal, 'abort')
  } finally {
    // Also where only one of them could be opened.
    await Promise.all(closers.map((close) => close()))
  }
  return exitCodes.done
}

interface Announced {
  readonly accounts: readonly string[]
  readonly origin: string
  readonly door: string
  readonly certificate: WrittenCertificate | undefined
}

function announce(
  { product, terminal }: CommandRun,
  { accounts, origin, door, certificate }: Announced,
): void {
  const { bold, dim } = paintFor(terminal.stdout, terminal)
  const lines = [
    `${bold(product.title)} emulator at ${origin}`,
    ...accounts.map((account) => dim(`  ${account}`)),
    `control door at ${door} (GET /openapi.json tells what it does)`,
    ...(certificate ? [`authority in ${certificate.file}`] : []),
  ]
  terminal.stdout.write(`${lines.join('\n')}\n`)
}

interface WrittenCertificate {
  readonly cert: string
  readonly key: string
  readonly folder: string
  readonly file: string
}

async function writeCertificate(command: string, host: string): Promise<WrittenCertificate> {
  const certificate = makeCertificate([
    'localhost',
    '127.0.0.1',
    '::1',
    ...(host === '127.0.0.1' ? [] : [host]),
  ])
  const folder = await mkdtemp(join(tmpdir(), `${command}-`)).catch((error: unknown) => {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw usageError(`${tmpdir()} cannot be written: ${code}. Set TMPDIR.`)
  })
  const file = join(folder, 'authority.pem')
  await writeFile(file, certificate.cert)
  return { ...certificate, folder, file }
}
