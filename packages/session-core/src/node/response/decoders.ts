import type { Transform } from 'node:stream'
import * as zlib from 'node:zlib'

/** More than one is rare, more than these are an attack. */
const mostCodings = 5

/**
 * What undoes a `content-encoding`, last coding first; nothing when it names one that is not known.
 * `start` is the beginning of the body. One that was cut short fails, wherever it is said to end: whoever packed it may
 * have been cut short himself.
 */
export function createDecoders(encoding: string, start: Uint8Array): readonly Transform[] {
  return makersOf(encoding)
    .toReversed()
    .map((make, index) => make(index === 0 ? start : wrapped))
}

/** Whether a `content-encoding` can be undone. */
export function canDecode(encoding: string): boolean {
  return makersOf(encoding).length > 0
}

function makersOf(encoding: string): readonly Maker[] {
  const names = encoding.toLowerCase().split(',', mostCodings + 1)
  const makers = names.map((name) => known.get(name.trim())).filter((maker) => maker !== undefined)
  return makers.length < names.length || names.length > mostCodings ? [] : makers
}

type Maker = (start: Uint8Array) => Transform

/** What was flushed is handed on at once. */
const eager = { flush: zlib.constants.Z_SYNC_FLUSH }
const { BROTLI_OPERATION_FLUSH: flush, ZSTD_d_windowLogMax: windowLogMax } = zlib.constants
/** 8 MiB: RFC 9659. */
const window = { [windowLogMax]: 23 }
const wrapped = new Uint8Array([0x78])

const gunzip: Maker = () => zlib.createGunzip(eager)
/** Half of the world's servers leave the wrapping away that the other half insists on. */
const inflate: Maker = ([first = 0]) =>
  (first & 0x0f) === 0x08 ? zlib.createInflate(eager) : zlib.createInflateRaw(eager)

/** Node drops what follows a frame in the same piece, which may be another one: rather nothing than half. */
const unzstd: Maker = () => {
  const decoder = zlib.createZstdDecompress({ params: window })
  const write = decoder.write.bind(decoder) as (chunk: Uint8Array) => boolean
  let taken = 0
  decoder.on('end', () => {
    if (decoder.bytesWritten < taken)
      decoder.emit('error', new Error('There is more behind the first frame.'))
  })
  return Object.assign(decoder, {
    write: (chunk: Uint8Array) => {
      taken += chunk.byteLength
      return write(chunk)
    },
  })
}

const known: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  ['deflate', inflate],
  ['br', () => zlib.createBrotliDecompress({ flush })],
  ['zstd', unzstd],
])
