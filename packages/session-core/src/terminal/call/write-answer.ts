import { isSessionError, SessionError } from '../../errors/session-error.ts'
import type { CommandRun } from '../command.ts'
import { usageError } from '../exit-code.ts'
import type { CallAnswer } from '../product.ts'
import { say } from '../terminal.ts'
import { createWriteStream } from 'node:fs'
import { access, constants, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Instead of a file. */
const toStdout = '-'

/** What is to be written, and where. */
export interface Writing {
  readonly answer: CallAnswer
  /** What follows on the bytes of the answer. */
  readonly rest: ReadableStream<Uint8Array> | undefined
  /** A file, or `-`; standard output where it is absent. */
  readonly output: string | undefined
}

/** Before the call: what it did could not be undone, and its answer would be lost. */
export async function assertWritable(file: string | undefined): Promise<void> {
  if (file === undefined || file === toStdout) return

  const there = await stat(file).catch(() => undefined)
  const isWritable = await access(there ? file : dirname(file), constants.W_OK).then(
    () => there?.isDirectory() !== true,
    () => false,
  )
  if (!isWritable) throw usageError(`${file} cannot be written. Nothing was sent.`)
}

/** Writes an answer to standard output or a file. */
export async function writeAnswer(run: CommandRun, { answer, rest, output }: Writing): Promise<void> {
  const { stdout } = run.terminal
  const pieces = inPieces(run, { answer, rest, output })
  if (output === undefined || output === toStdout) {
    for await (const piece of pieces) stdout.write(piece)
    return
  }
  const file = createWriteStream(output)
  try {
    await pipeline(pieces, file)
  } catch (error) {
    if (isSessionError(error) || run.signal.aborted) throw error
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw usageError(`${output} cannot be written: ${code}. The call was made.`)
  }
  say(run.terminal, `${file.bytesWritten} bytes in ${output}`)
}

async function* inPieces(
  { product, signal }: CommandRun,
  { answer, rest, output }: Writing,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  // To a file, answers go as they are.
  if ('data' in answer) return yield `${JSON.stringify(answer.data ?? null, undefined, 2)}\n`

  let written = answer.bytes.byteLength
  yield answer.bytes
  if (!rest) return
  try {
    for await (const piece of rest) {
      yield piece
      written += piece.byteLength
    }
  } catch (cause) {
    signal.throwIfAborted()
    const message = `The answer broke off: ${written} bytes of it are in ${output}. The call was made.`
    throw new SessionError('unreachable', { protocol: product.command, message, cause })
  }
}
