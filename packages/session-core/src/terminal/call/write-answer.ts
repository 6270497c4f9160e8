import { isSessionError, SessionError } from '../../errors/session-error.ts'
import { waitFor } from '../../time/wait-for.ts'
import type { CommandRun } from '../command.ts'
import { usageError } from '../exit-code.ts'
import type { CallAnswer } from '../product.ts'
import { say } from '../terminal.ts'
import { printedJson } from './printed-json.ts'
import { createWriteStream, openSync } from 'node:fs'
import { access, constants, stat } from 'node:fs/promises'
import { Socket } from 'node:net'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'

/** Instead of a file. */
const toStdout = '-'

/** How long somebody is waited for who reads a pipe, and how often it is looked at, in milliseconds. */
const patienceMs = 2000
const pauseMs = 10

/** What is to be written, and where. */
export interface Writing {
  readonly answer: CallAnswer
  /** What follows on the bytes of the answer. */
  readonly rest: ReadableStream<Uint8Array> | undefined
  /** A file, or `-`; standard output where it is absent. */
  readonly output: string | undefined
  /** The output, where it is a pipe. */
  readonly pipe?: Socket | undefined
}

/** Before the call: what it did could not be undone, and its answer would be lost. Answers with a pipe, opened by then. */
export async function openOutput(file: string | undefined, signal: AbortSignal): Promise<Socket | undefined> {
  if (file === undefined || file === toStdout) return undefined

  const there = await stat(file).catch(() => undefined)
  const isWritable = await access(there ? file : dirname(file), constants.W_OK).then(
    () => there?.isDirectory() !== true,
    () => false,
  )
  if (!isWritable) throw usageError(`${file} cannot be written. Nothing was sent.`)
  return there?.isFIFO() === true ? openPipe(file, signal) : undefined
}

/** To open a pipe that nobody reads would hold up the process, which then could not even be interrupted. */
async function openPipe(file: string, signal: AbortSignal): Promise<Socket> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pauseMs) {
    signal.throwIfAborted()
    try {
      const fd = openSync(file, constants.O_WRONLY | constants.O_NONBLOCK)
      return new Socket({ fd, readable: false, writable: true })
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException
      if (code !== 'ENXIO') throw usageError(`${file} cannot be written: ${code}. Nothing was sent.`)
    }
    await setTimeout(pauseMs)
  }
  throw usageError(`Nobody reads ${file}. Nothing was sent.`)
}

/** Writes an answer to standard output or a file. */
export async function writeAnswer(run: CommandRun, { answer, rest, output, pipe }: Writing): Promise<void> {
  const { stdout } = run.terminal
  const pieces = inPieces(run, { answer, rest, output })
  if (output === undefined || output === toStdout) {
    for await (const piece of pieces) {
      const isTaken = stdout.write(piece) !== false
      if (rest && !isTaken) await untilTaken(run)
    }
    return
  }
  const file = pipe ?? createWriteStream(output)
  try {
    await pipeline(pieces, file)
  } catch (error) {
    if (isSessionError(error) || run.signal.aborted) throw error
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw usageError(`${output} cannot be written: ${code}. The call was made.`)
  }
  say(run.terminal, `${file.bytesWritten} bytes in ${output}`)
}

/** Until what was printed so far was read: all that comes would wait for it in memory. */
function untilTaken({ signal, terminal: { stdout } }: CommandRun): Promise<void> {
  return waitFor(new Promise((resolve) => stdout.write('', () => resolve())), signal)
}

async function* inPieces(
  { product, signal }: CommandRun,
  { answer, rest, output }: Writing,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  // To a file, answers go as they are.
  if ('data' in answer) return yield printedJson(product.command, answer.data)

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
