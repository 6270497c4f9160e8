/** What of Node's file system it takes; browsers have none. */
export interface FileReading {
  readonly openSync: (file: string, flags: 'r') => number
  readonly readSync: (file: number, bytes: Uint8Array, where: { readonly offset: number }) => number
  readonly closeSync: (file: number) => void
}

/**
 * The bytes of a file that somebody named. It may be a pipe, or a device without an end: more than `most` bytes are not
 * read.
 *
 * @throws Error With a `code`, as the file system has it, or that says how many bytes there may be.
 */
export function readAtMost(fs: FileReading, file: string, most: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(most + 1)
  const opened = fs.openSync(file, 'r')
  try {
    let length = 0
    for (let read = 1; read > 0 && length <= most; length += read)
      read = fs.readSync(opened, bytes, { offset: length })
    if (length > most) throw tooLong(most)
    return bytes.subarray(0, length)
  } finally {
    fs.closeSync(opened)
  }
}

/** Its code is a phrase that stands where the others stand: `cannot be read (more than 65,536 bytes)`. */
function tooLong(most: number): Error {
  const code = `more than ${most.toLocaleString('en')} bytes`
  return Object.assign(new Error(code), { code })
}
