/** What of Node's file system it takes; browsers have none. */
export interface FileReading {
  readonly constants: { readonly O_RDONLY: number; readonly O_NONBLOCK?: number }
  readonly openSync: (file: string, flags: number) => number
  readonly fstatSync: (file: number) => { readonly isFIFO: () => boolean }
  readonly readSync: (file: number, bytes: Uint8Array, where: { readonly offset: number }) => number
  readonly closeSync: (file: number) => void
}

/** How much is read, and how long a pipe is waited for. */
export interface ReadingBounds {
  /** In bytes. */
  readonly most: number
  /** 5000 ms: for somebody to open the pipe. */
  readonly toOpenMs?: number
  /** 60 000 ms: for who has opened it to write. A person may have to be asked first. */
  readonly toWriteMs?: number
}

/** In milliseconds, between two looks at a pipe. */
const pauseMs = 10

/**
 * The bytes of a file that somebody named. It may be a pipe, or a device without an end: more than `most` bytes are not
 * read, and who writes nothing is not waited for without an end.
 *
 * @throws Error With a `code`, as the file system has it, or a phrase that stands where such a code would stand.
 */
export function readAtMost(fs: FileReading, file: string, bounds: ReadingBounds): Uint8Array<ArrayBuffer> {
  const { most } = bounds
  const { O_RDONLY, O_NONBLOCK = 0 } = fs.constants
  // To open a pipe that nobody writes to would hold up the process.
  const opened = fs.openSync(file, O_RDONLY | O_NONBLOCK)
  try {
    const bytes = new Uint8Array(most + 1)
    const isPipe = fs.fstatSync(opened).isFIFO()
    let length = 0
    const look = (): Found => {
      const found = ifReady(() => fs.readSync(opened, bytes, { offset: length }))
      return isPipe && found === 0 && length === 0 ? 'nobody' : found
    }
    for (let read = 1; read > 0 && length <= most; length += read) read = awaitPiece(look, bounds)
    if (length > most) throw phrase(`more than ${most.toLocaleString('en')} bytes`)
    return bytes.subarray(0, length)
  } finally {
    fs.closeSync(opened)
  }
}

/** How many bytes came, 0 at the end; or who keeps them waiting. */
type Found = number | 'nobody' | 'silent'

function ifReady(read: () => number): Found {
  try {
    return read()
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'EAGAIN') return 'silent'
    throw error
  }
}

function awaitPiece(look: () => Found, { toOpenMs = 5000, toWriteMs = 60_000 }: ReadingBounds): number {
  for (let waitedMs = 0; ; waitedMs += pauseMs) {
    const found = look()
    if (typeof found === 'number') return found
    if (found === 'nobody' && waitedMs >= toOpenMs) throw phrase('nobody writes to it')
    if (waitedMs >= toWriteMs) throw phrase('nothing is written to it')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs)
  }
}

/** Its code stands where the others stand: `cannot be read (more than 65,536 bytes)`. */
function phrase(code: string): Error {
  return Object.assign(new Error(code), { code })
}
