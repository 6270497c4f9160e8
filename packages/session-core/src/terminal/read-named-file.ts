import { isUsageError, usageError } from './exit-code.ts'
import { bytesOf, longest } from './read-stdin.ts'
import type { Input } from './terminal.ts'
import { textIn } from './text-in.ts'
import { constants, createReadStream, fstatSync, openSync } from 'node:fs'
import { Socket } from 'node:net'

/** The text of a file that somebody named; it may be a pipe or a device, which may have no end. */
export async function readNamedFile(path: string, signal: AbortSignal): Promise<string> {
  const whose = `The file ${path}`
  try {
    return textIn(await bytesOf(openFile(path), { signal, most: longest.text, whose }), whose)
  } catch (error) {
    signal.throwIfAborted()
    if (isUsageError(error)) throw error
    const { code = 'no file' } = error as { readonly code?: string }
    throw usageError(`${whose} cannot be read: ${code}.`)
  }
}

/** To open a pipe that nobody writes to would hold up the process, which then could not even be interrupted. */
function openFile(path: string): Input {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  return fstatSync(fd).isFIFO()
    ? new Socket({ fd, readable: true, writable: false })
    : createReadStream(path, { fd })
}
