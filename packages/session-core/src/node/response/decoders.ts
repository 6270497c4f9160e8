import type { Transform } from 'node:stream'
import * as zlib from 'node:zlib'

/** More than one is rare, more than these are an attack. */
const mostCodings = 5

/**
 * What undoes a `content-encoding`, last coding first; nothing when it names one that is not known.
 * `start` is the beginning of the body. Unless it `mayEndEarly`, one that was cut short fails.
 */
export function createDecoders(
  encoding: string,
  start: Uint8Array,
  mayEndEarly = true,
): readonly Transform[] {
  const names = encoding.toLowerCase().split(',', mostCodings + 1)
  const makers = names.map((name) => known.get(name.trim())).filter((maker) => maker !== undefined)
  if (makers.length < names.length || names.length > mostCodings) return []
  return makers.toReversed().map((make, index) => make(index === 0 ? start : wrapped, mayEndEarly))
}

type Maker = (start: Uint8Array, mayEndEarly: boolean) => Transform

/** As browsers do: what was cut short yields what there is. Its length, where one was announced, is checked before. */
const lenient = { flush: zlib.constants.Z_SYNC_FLUSH, finishFlush: zlib.constants.Z_SYNC_FLUSH }
const strict = { flush: zlib.constants.Z_SYNC_FLUSH }
const { BROTLI_OPERATION_FLUSH: flush, ZSTD_d_windowLogMax: windowLogMax } = zlib.constants
/** 8 MiB: RFC 9659. */
const window = { [windowLogMax]: 23 }
const wrapped = new Uint8Array([0x78])

const gunzip: Maker = (_start, mayEndEarly) => zlib.createGunzip(mayEndEarly ? lenient : strict)
/** Half of the world's servers leave the wrapping away that the other half insists on. */
const inflate: Maker = ([first = 0], mayEndEarly) => {
  const options = mayEndEarly ? lenient : strict
  return (first & 0x0f) === 0x08 ? zlib.createInflate(options) : zlib.createInflateRaw(options)
}

const known: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  ['deflate', inflate],
  [
    'br',
    (_start, mayEndEarly) =>
      zlib.createBrotliDecompress(mayEndEarly ? { flush, finishFlush: flush } : { flush }),
  ],
  ['zstd', () => zlib.createZstdDecompress({ params: window })],
])
