import type { Session } from '../../session.ts'
import type { CommandRun } from '../command.ts'
import { exitCodes, usageError } from '../exit-code.ts'
import { textOf } from '../option.ts'
import type { Whereabouts } from '../product.ts'
import { createProgress, endingAfterCtrlC, noProgress, type Progress } from '../progress.ts'
import { readWhere } from '../where.ts'
import type { WatchedWire } from '../wire/watch-wire.ts'
import { openSession } from './open-session.ts'
import { readFilesIn, readInput } from './read-input.ts'
import { tapSession } from './tapped-session.ts'
import { openOutput, writeAnswer } from './write-answer.ts'

/** Makes one call, and writes its answer to standard output or a file. */
export async function runCall(run: CommandRun): Promise<number> {
  const { product, operands, signal } = run
  const [name, source, ...others] = operands
  if (!name?.trim()) throw usageError(`Name the ${product.call.noun} to call.`)
  if (others.length > 0) throw usageError(`One ${product.call.noun} and one body at a time.`)

  const input = await readInput(run, source)
  const values = await readFilesIn(run)
  const loaded = await product.load()
  const where = await readWhere(run, loaded)
  const output = textOf(values, 'output')
  const pipe = await openOutput(output, signal)
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
    const raw = output !== undefined
    const tapped = tapSession(session, { raw })
    const sent = loaded.send(tapped.session, { name, values, input, raw, signal })
    const answer = await progress.during('waiting for the answer …', sent)
    await writeAnswer(run, { answer, rest: tapped.rest(), output, pipe })
  } finally {
    pipe?.destroy()
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
