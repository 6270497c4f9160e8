import type { Session } from '../../session.ts'
import type { CommandRun } from '../command.ts'
import { exitCodes, usageError } from '../exit-code.ts'
import { textOf } from '../option.ts'
import type { CallAnswer, Whereabouts } from '../product.ts'
import { createProgress, endingAfterCtrlC, noProgress, type Progress } from '../progress.ts'
import { say } from '../terminal.ts'
import { readWhere } from '../where.ts'
import type { WatchedWire } from '../wire/watch-wire.ts'
import { openSession } from './open-session.ts'
import { readFilesIn, readInput } from './read-input.ts'
import { access, constants, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Instead of a file. */
const toStdout = '-'

/** Makes one call, and writes its answer to standard output or a file. */
export async function runCall(run: CommandRun): Promise<number> {
  const { product, operands, signal } = run
  const [name, source, ...others] = operands
  if (name === undefined) throw usageError(`Name the ${product.call.noun} to call.`)
  if (others.length > 0) throw usageError(`One ${product.call.noun} and one body at a time.`)

  const input = await readInput(run, source)
  const values = await readFilesIn(run)
  const loaded = await product.load()
  const where = await readWhere(run, loaded)
  const output = textOf(values, 'output')
  if (output !== undefined && output !== toStdout) await assertWritable(output)
  const wire = values['verbose'] === true ? await watch(run, where) : undefined
  // The wire tells enough.
  const progress = wire === undefined ? createProgress(run.terminal) : noProgress
  const session = await openSession(run, {
    loaded,
    where,
    progress,
    through: wire?.through,
    hide: wire?.hide,
  })
  wire?.follow(session)

  try {
    const call = { name, values, input, raw: output !== undefined, signal }
    const answer = await progress.during('waiting for the answer …', loaded.send(session, call))
    await writeAnswer(run, answer, output)
  } finally {
    await leave(session, signal, progress)
    await wire?.told()
  }
  return exitCodes.done
}

/** What shows the wire is loaded only where somebody wants to see it. */
async function watch({ terminal }: CommandRun, { credentials }: Whereabouts): Promise<WatchedWire> {
  const { watchWire } = await import('../wire/watch-wire.ts')
  return watchWire(terminal, credentials)
}

/** Logs out, or leaves what is shared; a login that is interrupted is let finish, so that it can be logged out. */
async function leave(session: Session, { aborted }: AbortSignal, { during }: Progress): Promise<void> {
  const what = aborted ? endingAfterCtrlC : 'logging out …'
  await during(what, session.logout())
}

/** Before the call: what it did could not be undone, and its answer would be lost. */
async function assertWritable(file: string): Promise<void> {
  const there = await stat(file).catch(() => undefined)
  const isWritable = await access(there ? file : dirname(file), constants.W_OK).then(
    () => there?.isDirectory() !== true,
    () => false,
  )
  if (!isWritable) throw usageError(`${file} cannot be written. Nothing was sent.`)
}

async function writeAnswer(run: CommandRun, answer: CallAnswer, output: string | undefined): Promise<void> {
  const { stdout } = run.terminal
  if (output !== undefined && output !== toStdout) {
    const bytes = 'bytes' in answer ? answer.bytes : JSON.stringify(answer.data)
    await writeFile(output, bytes).catch((error: unknown) => {
      const { code = 'unknown' } = error as NodeJS.ErrnoException
      throw usageError(`${output} cannot be written: ${code}. The call was made.`)
    })
    say(run.terminal, `${bytes.length} bytes in ${output}`)
    return
  }
  if ('bytes' in answer) stdout.write(answer.bytes)
  else stdout.write(`${JSON.stringify(answer.data ?? null, undefined, 2)}\n`)
}
